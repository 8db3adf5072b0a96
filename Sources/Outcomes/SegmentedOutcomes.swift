/// The outcomes of one base window: of all rows, and by the values of segments.
public struct SegmentedOutcomes: Sendable {
  /// The outcomes of all rows.
  public private(set) var whole: OutcomeProfile
  /// The outcomes by the values of each segment, in the order of segments.
  public private(set) var segments: [Values]
  /// The outcomes of shadow answers; nil where there are none.
  public private(set) var challenger: OutcomeProfile?
  /// The rows that a shadow answer stands beside, loss by loss.
  public private(set) var pairs = PairedOutcomes()
  private let task: OutcomeTask

  /// The outcomes of one segment by its values.
  public enum Values: Sendable {
    /// There are no rows.
    case none
    /// All rows have this value: its outcomes are those of the whole.
    case only(String)
    /// The outcomes of several values; a row without a value has the value "".
    case several([String: OutcomeProfile])
  }

  /// Creates the outcomes of no rows, told apart by so many segments.
  public init(task: OutcomeTask, segments count: Int) {
    self.task = task
    whole = OutcomeProfile(task: task)
    segments = Array(repeating: .none, count: count)
  }

  /// Creates outcomes from their parts.
  public init(
    task: OutcomeTask, whole: OutcomeProfile, segments: [Values],
    challenger: OutcomeProfile? = nil, pairs: PairedOutcomes = PairedOutcomes()
  ) {
    self.challenger = challenger
    self.pairs = pairs
    self.task = task
    self.whole = whole
    self.segments = segments
  }

  /// Returns the outcomes of a segment by value, those with most rows first.
  public func values(of segment: Int) -> [(value: String, profile: OutcomeProfile)] {
    switch segments[segment] {
    case .none: []
    case .only(let value): [(value, whole)]
    case .several(let profiles):
      profiles.sorted {
        let (first, second) = ($0.value.counts.rows, $1.value.counts.rows)
        return first != second ? first > second : $0.key < $1.key
      }.map { ($0.key, $0.value) }
    }
  }

  /// Adds the outcomes of other rows of the window.
  public mutating func merge(_ other: SegmentedOutcomes) {
    for index in segments.indices {
      merge(other.segments[index], of: other.whole, into: index)
    }
    whole.merge(other.whole)
    if let theirs = other.challenger {
      challenger = challenger ?? OutcomeProfile(task: task)
      challenger?.merge(theirs)
    }
    pairs.merge(other.pairs)
  }

  private mutating func merge(_ values: Values, of theirs: OutcomeProfile, into index: Int) {
    switch values {
    case .none: return
    case .only(let value):
      if case .none = segments[index] {
        segments[index] = values
      } else {
        add(theirs, as: value, to: index)
      }
    case .several(let profiles):
      // From here on the whole is no longer one value's.
      if case .only(let value) = segments[index] { segments[index] = .several([value: whole]) }
      for (value, profile) in profiles.sorted(by: { $0.key < $1.key }) {
        add(profile, as: value, to: index)
      }
    }
  }

  /// Adds the outcomes of rows of one value, before they are added to the whole.
  private mutating func add(_ profile: OutcomeProfile, as value: String, to index: Int) {
    switch segments[index] {
    case .none: segments[index] = .several([value: profile])
    case .only(value): return
    case .only(let other): segments[index] = .several([other: whole, value: profile])
    case .several(var profiles):
      segments[index] = .none
      profiles[value, default: OutcomeProfile(task: task)].merge(profile)
      segments[index] = .several(profiles)
    }
  }

  /// Folds all but the `limit` values of each segment that have the most rows into one, `others`.
  ///
  /// Of values with equally many rows those that come first in the order of the text stay.
  public mutating func limit(values limit: Int, others: String) {
    for index in segments.indices {
      guard case .several(var profiles) = segments[index], profiles.count > limit else { continue }
      let order = profiles.sorted {
        let (first, second) = ($0.value.counts.rows, $1.value.counts.rows)
        return first != second ? first > second : $0.key < $1.key
      }
      var rest = OutcomeProfile(task: task)
      for (value, profile) in order.dropFirst(limit) {
        rest.merge(profile)
        profiles[value] = nil
      }
      profiles[others, default: OutcomeProfile(task: task)].merge(rest)
      segments[index] = .several(profiles)
    }
  }
}

extension SegmentedOutcomes {
  /// Adds joined rows of the window at some places.
  mutating func add(
    _ rows: [Int32], of block: OutcomeBlock, _ joined: JoinedRows, _ tallies: RowTallies
  ) {
    for index in segments.indices {
      addValues(rows, of: block, joined, tallies, to: index)
    }
    whole.add(rows, of: block, joined, tallies)
  }

  /// Adds joined shadow answers at some places.
  mutating func add(
    shadows rows: [Int32], of block: OutcomeBlock, _ joined: JoinedRows, _ tallies: RowTallies
  ) {
    var shadows = challenger ?? OutcomeProfile(task: task)
    shadows.add(rows, of: block, joined, tallies)
    challenger = shadows
  }

  /// Adds the row at `row` and its shadow answer at `shadow`.
  mutating func add(pair row: Int, shadow: Int, of block: OutcomeBlock) {
    guard block.isLabelled[row] else { return }
    switch task {
    case .binary:
      let scores = block.numbers.first
      pairs.add(
        scores: (scores?[row] ?? .nan, scores?[shadow] ?? .nan),
        predicted: (block.predicted[row], block.predicted[shadow]), label: block.labels[row])
    case .multiclass:
      pairs.add(
        predicted: (block.predicted[row], block.predicted[shadow]), label: block.labels[row])
    case .regression:
      guard let numbers = block.numbers.first else { return }
      pairs.add(predictions: (numbers[row], numbers[shadow]), label: block.labelNumbers[row])
    case .ranking: break
    }
  }

  private mutating func addValues(
    _ rows: [Int32], of block: OutcomeBlock, _ joined: JoinedRows, _ tallies: RowTallies,
    to index: Int
  ) {
    let codes = block.segments[index]
    guard let first = rows.first else { return }
    let code = codes[Int(first)]
    let value = block.values[index][Int(code)]
    if rows.allSatisfy({ codes[Int($0)] == code }) {
      switch segments[index] {
      case .none:
        segments[index] = .only(value)
        return
      case .only(value): return
      default: break
      }
    }
    var profiles: [String: OutcomeProfile] = [:]
    switch segments[index] {
    case .none: break
    case .only(let value): profiles = [value: whole]
    case .several(let known): profiles = known
    }
    segments[index] = .none
    let groups = Dictionary(grouping: rows) { codes[Int($0)] }
    for (code, members) in groups {
      profiles[block.values[index][Int(code)], default: OutcomeProfile(task: task)]
        .add(members, of: block, joined, tallies)
    }
    segments[index] = .several(profiles)
  }
}

extension OutcomeProfile.Counts {
  /// Counts labelled rows by where their label comes from.
  fileprivate mutating func add(_ block: OutcomeBlock, _ rows: [Int32]) {
    if labelledByOrigin.isEmpty {
      labelledByOrigin = [Int](repeating: 0, count: block.originCount)
    }
    for row in rows where block.isLabelled[Int(row)] {
      labelledByOrigin[block.origins[Int(row)]] += 1
    }
  }
}

/// How often rows, by their places, are corrected, copied or in conflict.
struct RowTallies {
  private let corrected: Set<Int>
  private let copies: [Int: Int]
  private let conflicts: [Int: Int]
  private let isEmpty: Bool

  init(_ joined: JoinedRows) {
    corrected = Set(joined.corrected)
    copies = Dictionary(joined.copies.map { ($0, 1) }, uniquingKeysWith: +)
    conflicts = Dictionary(joined.conflicts.map { ($0, 1) }, uniquingKeysWith: +)
    isEmpty = corrected.isEmpty && copies.isEmpty && conflicts.isEmpty
  }

  func add(_ rows: [Int32], to counts: inout OutcomeProfile.Counts) {
    guard !isEmpty else { return }
    for row in rows {
      let row = Int(row)
      if corrected.contains(row) { counts.corrections += 1 }
      counts.copies += copies[row] ?? 0
      counts.conflicts += conflicts[row] ?? 0
    }
  }
}

extension OutcomeProfile {
  /// Adds joined rows at some places.
  mutating func add(
    _ rows: [Int32], of block: OutcomeBlock, _ joined: JoinedRows, _ tallies: RowTallies
  ) {
    addOutcomes(rows, of: block, joined)
    counts.rows += rows.count
    tallies.add(rows, to: &counts)
    var labelDelays: [Double] = []
    var labelFirstDelays: [Double] = []
    for row in rows {
      let row = Int(row)
      if block.isUnreadable[row] { counts.unreadableLabels += 1 }
      guard block.isLabelled[row] else { continue }
      labelDelays.append(Double(joined.delays[row]) / 1e9)
      labelFirstDelays.append(Double(joined.firstDelays[row]) / 1e9)
    }
    counts.labelled += labelDelays.count
    if !block.origins.isEmpty { counts.add(block, rows) }
    delays.add(contentsOf: labelDelays)
    firstDelays.add(contentsOf: labelFirstDelays)
  }

  private mutating func addOutcomes(
    _ rows: [Int32], of block: OutcomeBlock, _ joined: JoinedRows
  ) {
    func column(_ values: [Double]?) -> [Double] {
      guard let values else { return [Double](repeating: .nan, count: rows.count) }
      return rows.map { values[Int($0)] }
    }
    binary?.add(
      scores: column(block.numbers.first),
      predicted: rows.map { Int8(truncatingIfNeeded: block.predicted[Int($0)]) },
      labels: rows.map { Int8(truncatingIfNeeded: block.labels[Int($0)]) })
    multiclass?.add(
      scores: block.numbers.map(column),
      predicted: .init(codes: rows.map { block.predicted[Int($0)] }, classes: block.classes),
      labels: .init(codes: rows.map { block.labels[Int($0)] }, classes: block.classes))
    regression?.add(
      predictions: column(block.numbers.first), labels: column(block.labelNumbers))
    guard ranking != nil else { return }
    // Rows of one id follow each other.
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, joined.isSameID(rows[start], rows[end]) { end += 1 }
      for call in joined.calls(rows[start..<end]) {
        ranking?.addCall(
          scores: call.map { block.numbers.first?[Int($0)] ?? .nan },
          relevances: call.map { block.labelNumbers[Int($0)] },
          items: block.items.isEmpty ? [] : call.map { block.items[Int($0)] })
      }
      start = end
    }
  }
}

extension JoinedRows {
  private func key(_ row: Int32) -> JoinKey {
    let entry = rows[Int(row)]
    return chunks[Int(entry.chunk)].keys[Int(entry.index)]
  }

  func isSameID(_ left: Int32, _ right: Int32) -> Bool {
    let (first, second) = (key(left), key(right))
    return first.high == second.high && first.low == second.low
  }

  /// Cuts the rows of one id into its calls: an id may return, at another time.
  func calls(_ rows: ArraySlice<Int32>) -> [ArraySlice<Int32>] {
    guard let first = rows.first, rows.contains(where: { key($0).time != key(first).time }) else {
      return [rows]
    }
    return Dictionary(grouping: rows) { key($0).time }.sorted { $0.key < $1.key }.map { $1[...] }
  }
}
