import CSimdJSON

/// Knows by their hashes the sets of fields that records have besides those of a plan.
///
/// A set's names are looked up once: a record whose set is known costs one comparison.
final class UnreadRegistry {
  private let tree: PlanTree
  private(set) var fields: [UnreadField] = []
  private(set) var sets: [[UInt32]] = [[]]
  private var numbers: [UInt64: UInt32] = [:]
  private var setNumbers: [UInt64: UInt32] = [0: 0]
  private var lastShape: UInt64 = 0
  private var lastSet: UInt32 = 0
  private var parser = TolerantParser()

  /// With more sets or fields, the registry is begun anew with the next batch.
  private static let setLimit = 4_096
  private static let fieldLimit = 16_384

  init(_ plan: CompiledPlan) { tree = PlanTree(plan) }

  /// Whether a batch should end, so that the registry may be begun anew.
  private(set) var isFull = false

  /// Forgets everything: no row refers to it any more.
  func removeAll() {
    fields = []
    sets = [[]]
    numbers = [:]
    setNumbers = [0: 0]
    (lastShape, lastSet) = (0, 0)
    isFull = false
  }

  /// Returns the number of a record's set; the record is the line's.
  @inline(__always)
  func set(of record: ScannedRecord, line: UnsafeRawBufferPointer) -> UInt32 {
    let shape = record.shape
    guard shape != lastShape else { return lastSet }
    // SAFETY: the line is read during the call only.
    return unsafe look(up: shape, of: record, line: line)
  }

  @inline(never)
  private func look(
    up shape: UInt64, of record: ScannedRecord, line: UnsafeRawBufferPointer
  ) -> UInt32 {
    // SAFETY: as above.
    let set = unsafe setNumbers[shape] ?? newSet(shape, of: record, line: line)
    (lastShape, lastSet) = (shape, set)
    return set
  }

  private func newSet(
    _ shape: UInt64, of record: ScannedRecord, line: UnsafeRawBufferPointer
  ) -> UInt32 {
    // SAFETY: as above; bytes of any memory may be read as UInt8.
    let members = unsafe knownFields(of: record) ?? fields(in: line.bindMemory(to: UInt8.self).span)
    let number = UInt32(clamping: sets.count)
    sets.append(members)
    setNumbers[shape] = number
    isFull = sets.count >= Self.setLimit || fields.count >= Self.fieldLimit
    return number
  }

  /// The fields of a record whose paths all have names already; nil where one has none.
  private func knownFields(of record: ScannedRecord) -> [UInt32]? {
    // SAFETY: the paths are valid until the next line is read.
    let paths = unsafe record.unreadPaths
    guard !paths.isEmpty, paths.count <= UnreadVisit.limit else { return nil }
    var members: Set<UInt32> = []
    for index in paths.indices {
      // SAFETY: within its bounds.
      guard let number = unsafe numbers[paths[index]] else { return nil }
      members.insert(number)
    }
    return members.sorted()
  }

  private func fields(in line: Span<UInt8>) -> [UInt32] {
    do throws(RejectionReason) { try parser.parse(line) } catch { return [] }
    var visit = UnreadVisit(tree, parser.tape, isNaming: true)
    visit.run(line)
    return numbers(of: visit)
  }

  private func numbers(of visit: UnreadVisit) -> [UInt32] {
    let members = zip(visit.paths, visit.fields).map { path, field in
      if let number = numbers[path] { return number }
      let number = UInt32(clamping: fields.count)
      fields.append(field)
      numbers[path] = number
      return number
    }
    return Set(members).sorted()
  }
}
