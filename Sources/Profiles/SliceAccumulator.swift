import Features
import InferenceLog
import Windows

/// Adds the rows of batches to the profile of one slice of one window.
struct SliceAccumulator {
  private let window: Window
  private let slice: String
  private let schema: ProfileSchema
  private let hints: [Int]
  private var rows = RowCounts()
  private var columns: [ColumnAccumulator]
  private var failedInputs: [ColumnAccumulator] = []
  private var hours: [Int: [HourColumn?]] = [:]
  private var calls: CallAccumulator
  private var sampler: RowSampler?
  private var fields: FieldCounts?
  private var slow: SlowAccumulator?
  private var agreement: AgreementAccumulator?

  /// Creates an accumulator without rows.
  init(window: Window, slice: String, schema: ProfileSchema, hints: [Int]) {
    self.window = window
    self.slice = slice
    self.schema = schema
    self.hints = hints
    calls = CallAccumulator(limits: schema.latencyLimits)
    sampler = RowSampler(schema)
    slow = SlowAccumulator(schema, hints: hints)
    agreement = AgreementAccumulator(schema)
    fields = schema.fieldsDefinition.map { _ in FieldCounts() }
    columns = zip(schema.columns, hints).map {
      ColumnAccumulator(column: $0, hashKey: schema.hashKey, hint: $1)
    }
  }

  /// The bytes that the accumulator holds, about.
  var sizeInBytes: Int {
    let lightBytes = hours.count * columns.count * 1_536
    let slowBytes = slow?.sizeInBytes ?? 0
    let partBytes = slowBytes + (sampler?.sizeInBytes ?? 0) + (agreement?.sizeInBytes ?? 0)
    let otherBytes = calls.sizeInBytes + lightBytes + partBytes
    return columns.reduce(otherBytes) { $0 + $1.sizeInBytes }
  }

  /// The profile of everything added so far.
  var windowProfile: WindowProfile {
    var profile = Profile(schema: schema)
    profile.rows = rows
    profile.columns = columns.map(\.profile)
    if !failedInputs.isEmpty { profile.failedInputs = failedInputs.map(\.profile) }
    profile.hours = hours
    profile.calls = calls.profile
    profile.sample = sampler?.sample
    profile.fields = fields
    profile.slow = slow?.profile
    profile.agreement = agreement?.profile
    return WindowProfile(window: window, slice: slice, profile: profile)
  }

  /// Adds the rows of a group.
  mutating func add(
    _ group: RowGroups.Rows, of key: RowGroups.Key, batch: RecordBatch, features: FeatureBatch,
    scratch: inout Scratch
  ) {
    rows.exactCopies += group.exactCopies
    rows.nonstandard += group.nonstandard
    calls.retries += group.retries
    calls.add(
      batch, rows: group.calls, areGood: key.outcome != .failed,
      hour: key.hour < 0 ? nil : Int(key.hour), scratch: &scratch)
    switch key.outcome {
    case .served:
      rows.served += group.rows.count
      addServed(group.rows, hour: Int(key.hour), batch, features, &scratch)
      slow?.add(
        group.rows, calls: group.calls.count - group.callsWithoutRows, batch, &scratch)
    case .failed:
      rows.failed += group.rows.count
      addFailed(group.rows, batch, &scratch)
    case .superseded:
      rows.superseded += group.rows.count
    }
  }

  private mutating func addServed(
    _ rows: [Int32], hour: Int, _ batch: RecordBatch, _ features: FeatureBatch,
    _ scratch: inout Scratch
  ) {
    guard !rows.isEmpty else { return }
    sampler?.add(rows, batch, features, &scratch.sampling)
    agreement?.add(rows, batch, features)
    addFields(rows, hour: hour, batch.unread)
    var light = hour < 0 ? [] : hours.removeValue(forKey: hour) ?? emptyHour()
    var none: HourColumn?
    for index in columns.indices {
      let values = Self.column(index, schema, batch, features)
      if hour < 0 {
        columns[index].add(values, rows: rows, scratch: &scratch, hour: &none)
      } else {
        columns[index].add(values, rows: rows, scratch: &scratch, hour: &light[index])
      }
    }
    if hour >= 0 { hours[hour] = light }
  }

  /// Counts the fields that the rows' records have besides those of the plan.
  private mutating func addFields(_ rows: [Int32], hour: Int, _ unread: UnreadFields) {
    guard fields != nil, unread.sets.count > 1 else { return }
    let start = window.start &+ Int64(max(hour, 0)) &* 3_600
    var counts = [Int](repeating: 0, count: unread.sets.count)
    var set = unread.rows[Int(rows[0])]
    var run = 0
    for row in rows {
      if unread.rows[Int(row)] != set {
        counts[Int(set)] += run
        (set, run) = (unread.rows[Int(row)], 0)
      }
      run &+= 1
    }
    counts[Int(set)] += run
    var fieldRows = [Int](repeating: 0, count: unread.fields.count)
    for (set, count) in counts.enumerated() where count > 0 {
      for field in unread.sets[set] { fieldRows[Int(field)] += count }
    }
    for (field, count) in fieldRows.enumerated() where count > 0 {
      fields?.add(unread.fields[field], rows: count, first: start)
    }
  }

  private mutating func addFailed(
    _ rows: [Int32], _ batch: RecordBatch, _ scratch: inout Scratch
  ) {
    guard !rows.isEmpty else { return }
    let inputs = schema.columns.indices.filter { schema.columns[$0].role == .input }
    if failedInputs.isEmpty {
      failedInputs = inputs.map {
        ColumnAccumulator(column: schema.columns[$0], hashKey: schema.hashKey, hint: hints[$0])
      }
    }
    var none: HourColumn?
    for (place, index) in inputs.enumerated() {
      failedInputs[place].add(batch.columns[index], rows: rows, scratch: &scratch, hour: &none)
    }
  }

  private func emptyHour() -> [HourColumn?] {
    schema.columns.map { HourColumn(isNumeric: $0.isNumeric) }
  }

  /// Returns the values of the schema's column at `index`: inputs and outputs lie in the batch one
  /// after the other, features apart.
  private static func column(
    _ index: Int, _ schema: ProfileSchema, _ batch: RecordBatch, _ features: FeatureBatch
  ) -> Column {
    let inputs = schema.inputCount
    let outputs = inputs + features.columns.count
    if index < inputs { return batch.columns[index] }
    if index < outputs { return features.columns[index - inputs] }
    return batch.columns[index - features.columns.count]
  }
}
