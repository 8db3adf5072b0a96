import Features
import InferenceLog

/// Compares the rebuilt features of served rows with the logged ones.
struct AgreementAccumulator {
  private let schema: ProfileSchema
  private let logged: LoggedVector
  private var agreement: FeatureAgreement

  /// Creates an accumulator without rows; nil where the schema knows no logged vector.
  init?(_ schema: ProfileSchema) {
    guard let logged = schema.loggedVector else { return nil }
    self.schema = schema
    self.logged = logged
    agreement = FeatureAgreement(schema: schema)
  }

  /// The bytes that the accumulator holds, about.
  var sizeInBytes: Int {
    agreement.features.reduce(0) { $0 + ($1.mismatches > 0 ? 3_072 : 0) + $1.hosts.count * 64 }
  }

  /// Everything added so far.
  var profile: FeatureAgreement { agreement }

  /// Adds rows; those whose record holds nothing of a logged vector are not compared.
  mutating func add(_ rows: [Int32], _ batch: RecordBatch, _ features: FeatureBatch) {
    let columns = batch.columns[logged.firstColumn...].prefix(schema.features.count)
    let states = columns.map(\.states)
    let compared = rows.filter { row in states.contains { $0[Int(row)] != CellState.absent } }
    guard !compared.isEmpty else { return }
    for row in compared { agreement.hosts[batch.hosts.text(at: Int(row)) ?? "", default: 0] += 1 }
    for (index, column) in columns.enumerated() {
      let pair = FeaturePair(
        rebuilt: features.columns[index], logged: column, tolerance: logged.tolerance)
      compare(pair, compared, batch, &agreement.features[index])
    }
  }

  private func compare(
    _ pair: FeaturePair, _ rows: [Int32], _ batch: RecordBatch, _ match: inout FeatureMatch
  ) {
    var numbers = FeaturePair.Numbers()
    for row in rows {
      switch pair.outcome(Int(row), &numbers) {
      case .equal:
        match.equal += 1
        continue
      case .different: match.different += 1
      case .onlyRebuilt: match.onlyRebuilt += 1
      case .onlyLogged: match.onlyLogged += 1
      }
      match.hosts[batch.hosts.text(at: Int(row)) ?? "", default: 0] += 1
      match.note(batch.times[Int(row)], batch.times[Int(row)])
    }
    match.largestDifference = max(match.largestDifference, numbers.largestDifference)
    match.factors.add(contentsOf: numbers.factors)
    match.offsets.add(contentsOf: numbers.offsets)
    match.fillings.add(contentsOf: numbers.fillings)
  }
}

/// A rebuilt feature and the logged one, row by row.
struct FeaturePair {
  /// What the two sides are to each other in a row.
  enum Outcome {
    case equal, different, onlyRebuilt, onlyLogged
  }

  /// The numbers that tell what a difference looks like.
  struct Numbers {
    var largestDifference = 0.0
    var factors: [Double] = []
    var offsets: [Double] = []
    var fillings: [Double] = []
  }

  let rebuilt: Column
  let logged: Column
  let tolerance: Double

  /// Returns what the two sides are to each other in a row, and notes the numbers of a difference.
  func outcome(_ row: Int, _ numbers: inout Numbers) -> Outcome {
    switch (rebuilt, logged) {
    case (.number(let rebuilt), .number(let logged)):
      outcome(rebuilt.values[row], logged.values[row], &numbers)
    case (.category(let rebuilt), .category(let logged)):
      Self.outcome(rebuilt.text(at: row), logged.text(at: row))
    case (.boolean(let rebuilt), .boolean(let logged)):
      Self.outcome(
        Self.value(rebuilt.values, rebuilt.states, row),
        Self.value(logged.values, logged.states, row))
    case (.timestamp(let rebuilt), .timestamp(let logged)):
      Self.outcome(
        Self.value(rebuilt.nanoseconds, rebuilt.states, row),
        Self.value(logged.nanoseconds, logged.states, row))
    case (.vector(let rebuilt), .vector(let logged)):
      outcome(Self.elements(rebuilt, row), Self.elements(logged, row))
    default: preconditionFailure("A logged feature is read as the type of the rebuilt one.")
    }
  }

  /// NaN stands for a cell without a value, and what is not finite is none.
  private func outcome(_ rebuilt: Double, _ logged: Double, _ numbers: inout Numbers) -> Outcome {
    switch (rebuilt.isFinite, logged.isFinite) {
    case (false, false): return .equal
    case (true, false): return .onlyRebuilt
    case (false, true):
      numbers.fillings.append(logged)
      return .onlyLogged
    case (true, true): break
    }
    let difference = logged - rebuilt
    guard !isEqual(rebuilt, logged) else { return .equal }
    numbers.largestDifference = max(numbers.largestDifference, abs(difference))
    numbers.offsets.append(difference)
    if rebuilt != 0 { numbers.factors.append(logged / rebuilt) }
    return .different
  }

  private func isEqual(_ rebuilt: Double, _ logged: Double) -> Bool {
    abs(logged - rebuilt) <= tolerance * max(1, abs(rebuilt))
  }

  private func outcome(_ rebuilt: ArraySlice<Double>?, _ logged: ArraySlice<Double>?) -> Outcome {
    guard let rebuilt, let logged else { return Self.outcome(rebuilt, logged) }
    let areEqual =
      rebuilt.count == logged.count
      && zip(rebuilt, logged).allSatisfy {
        $0.isFinite ? isEqual($0, $1) : !$1.isFinite
      }
    return areEqual ? .equal : .different
  }

  private static func outcome<Value: Equatable>(_ rebuilt: Value?, _ logged: Value?) -> Outcome {
    switch (rebuilt, logged) {
    case (nil, nil): .equal
    case (_, nil): .onlyRebuilt
    case (nil, _): .onlyLogged
    case (let rebuilt?, let logged?): rebuilt == logged ? .equal : .different
    }
  }

  private static func value<Value>(_ values: [Value], _ states: [UInt8], _ row: Int) -> Value? {
    CellState.holdsValue(states[row]) ? values[row] : nil
  }

  private static func elements(_ column: VectorColumn, _ row: Int) -> ArraySlice<Double>? {
    guard CellState.holdsValue(column.states[row]) else { return nil }
    return column.elements[column.offsets[row]..<column.offsets[row + 1]]
  }
}
