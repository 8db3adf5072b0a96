/// A plan whose paths are numbered: each distinct path is a slot of the record or of a row.
struct CompiledPlan {
  /// A step whose key is its bytes, so that nothing but equal bytes is the same key.
  enum Step: Hashable {
    case key([UInt8])
    case index(Int)
  }

  /// A distinct path.
  struct Slot {
    var steps: [Step]
    /// Whether the elements of an array are wanted.
    var isVector = false
  }

  /// Where a value is found.
  struct Place {
    var slot: Int
    var isInRow: Bool
  }

  /// A filter, its accepted texts as bytes.
  struct Filter {
    var slot: Int
    var accepted: [[UInt8]]
  }

  let source: ExtractionPlan
  private(set) var slots: [Slot] = []
  private(set) var rowSlots: [Slot] = []
  /// The steps to the array of rows.
  let rows: [Step]?
  let time: Int
  let id: Int?
  let status: Int?
  let latency: Int?
  let host: Int?
  let version: Int?
  let rowIndex: Place?
  let filters: [Filter]
  /// A place per field of the plan.
  let fields: [Place]

  init(_ plan: ExtractionPlan) {
    var record = SlotNumbering()
    var row = SlotNumbering()
    let isBatched = plan.rows != nil
    func place(_ path: FieldPath, _ isInRow: Bool, isVector: Bool = false) -> Place {
      isInRow && isBatched
        ? Place(slot: row.slot(path, isVector: isVector), isInRow: true)
        : Place(slot: record.slot(path, isVector: isVector), isInRow: false)
    }
    source = plan
    rows = plan.rows.map(SlotNumbering.steps)
    filters = plan.filters.map { filter in
      Filter(
        slot: record.slot(filter.path), accepted: filter.accepted.sorted().map { Array($0.utf8) })
    }
    time = record.slot(plan.time)
    id = plan.id.map { record.slot($0) }
    status = plan.status.map { record.slot($0) }
    latency = plan.latency.map { record.slot($0) }
    host = plan.host.map { record.slot($0) }
    version = plan.version.map { record.slot($0) }
    rowIndex = plan.rowIndex.map { place($0, true) }
    fields = plan.fields.map { place($0.path, $0.isInRow, isVector: $0.type == .vector) }
    slots = record.slots
    rowSlots = row.slots
  }

  /// Whether one walk over the line cannot fill all slots: when a slot lies at or below the array
  /// of rows, or an index is beyond what a line can hold.
  var needsTolerantReader: Bool {
    let hasOddIndex = (slots + rowSlots).contains { slot in
      slot.steps.contains { step in
        guard case .index(let index) = step else { return false }
        return UInt32(exactly: index) == nil
      }
    }
    guard let rows else { return hasOddIndex }
    return hasOddIndex || slots.contains { $0.steps.starts(with: rows) }
  }
}

/// Gives every distinct path its number.
private struct SlotNumbering {
  private(set) var slots: [CompiledPlan.Slot] = []
  private var numbers: [[CompiledPlan.Step]: Int] = [:]

  static func steps(_ path: FieldPath) -> [CompiledPlan.Step] {
    path.steps.map { step in
      switch step {
      case .key(let key): .key(Array(key.utf8))
      case .index(let index): .index(index)
      }
    }
  }

  mutating func slot(_ path: FieldPath, isVector: Bool = false) -> Int {
    let steps = Self.steps(path)
    let number = numbers[steps] ?? slots.count
    if number == slots.count {
      numbers[steps] = number
      slots.append(CompiledPlan.Slot(steps: steps))
    }
    if isVector { slots[number].isVector = true }
    return number
  }
}
