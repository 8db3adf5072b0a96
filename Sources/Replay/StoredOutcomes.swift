import Outcomes
import ProfileStore

// Outcomes of a base window as the state keeps them: a record for all rows, and one for each value
// of each segment.

extension SegmentedOutcomes {
  /// The most values of a segment in a base window that are told apart.
  private static let mostValues = 64
  /// The most values of a segment that are kept for adding to them.
  private static let mostKeptValues = 256

  /// Returns what is stored of them, for reports; nothing where there are no rows.
  func records(of window: WindowBounds, _ plan: OutcomePlan) -> [StoredOutcome] {
    guard !whole.isEmpty else { return [] }
    var limited = self
    limited.limit(values: Self.mostValues, others: SegmentNames.others)
    return limited.allRecords(of: window, plan)
  }

  /// Returns what is kept of them so that others can be added, also where there are no rows; nothing
  /// where a segment has too many values.
  func kept(of window: WindowBounds, _ plan: OutcomePlan) -> [StoredOutcome] {
    for case .several(let profiles) in segments where profiles.count > Self.mostKeptValues {
      return []
    }
    return allRecords(of: window, plan)
  }

  private func allRecords(of window: WindowBounds, _ plan: OutcomePlan) -> [StoredOutcome] {
    func record(_ segment: String, _ value: String, _ bytes: [UInt8]) -> StoredOutcome {
      StoredOutcome(bounds: window, segment: segment, value: value, bytes: bytes)
    }
    var records = [record("", "", whole.encoded())]
    if let challenger {
      records.append(record(SegmentNames.challenger, "", challenger.encoded()))
      records.append(record(SegmentNames.pairs, "", pairs.encoded()))
    }
    for (segment, values) in zip(plan.segments, segments) {
      switch values {
      case .none: break
      // Its outcomes are those of the whole.
      case .only(let value): records.append(record(segment.name, value, []))
      case .several(let profiles):
        for (value, profile) in profiles.sorted(by: { $0.key < $1.key }) {
          records.append(record(segment.name, value, profile.encoded()))
        }
      }
    }
    return records
  }

  /// Reads the records of a window; nil where there are none.
  init?(
    _ stored: [StoredOutcome], _ plan: OutcomePlan, _ task: OutcomeTask
  ) throws(ReplayError) {
    guard let first = stored.first(where: { $0.segment.isEmpty }) else { return nil }
    do {
      let challenger = stored.first { $0.segment == SegmentNames.challenger }
      let pairs = stored.first { $0.segment == SegmentNames.pairs }
      self.init(
        task: task, whole: try OutcomeProfile(decoding: first.bytes),
        segments: try plan.segments.map { segment in
          try Self.values(stored.filter { $0.segment == segment.name })
        },
        challenger: try challenger.map { try OutcomeProfile(decoding: $0.bytes) },
        pairs: try pairs.map { try PairedOutcomes(decoding: $0.bytes) } ?? PairedOutcomes())
    } catch {
      throw .damagedState(reason: "\(error)")
    }
  }

  private static func values(_ stored: [StoredOutcome]) throws -> Values {
    if let only = stored.first, stored.count == 1, only.bytes.isEmpty { return .only(only.value) }
    guard !stored.isEmpty else { return .none }
    var profiles: [String: OutcomeProfile] = [:]
    for outcome in stored {
      profiles[outcome.value] = try OutcomeProfile(decoding: outcome.bytes)
    }
    return .several(profiles)
  }
}

/// Names of segments' values that no row has.
enum SegmentNames {
  /// The values of a segment that are not told apart.
  static let others = "(all others)"
  /// Rows without a value.
  static let none = "(none)"
  /// Under what the outcomes of shadow answers are stored; no segment has such a name.
  static let challenger = "(challenger)"
  /// Under what the outcomes by the labels of the first days are stored.
  static let matured = "(matured)"
  /// Under what rows with a shadow answer beside them are stored.
  static let pairs = "(pairs)"
}
