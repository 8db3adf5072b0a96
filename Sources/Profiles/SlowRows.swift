/// The inputs of served rows whose call took longer than the latency objective allows.
///
/// Rows of one call share its latency. Merging adds counts and merges columns, so that neither order
/// nor splits of the rows change a bit.
public struct SlowRows: Sendable, Equatable {
  /// The served rows of slow calls.
  public internal(set) var slow = 0
  /// The served rows whose call has a latency, slow ones among them.
  public internal(set) var timed = 0
  /// The calls that served rows belong to, each counted once.
  public internal(set) var calls = 0
  /// The slow rows' inputs, in the order of the schema's inputs; nil where a part was profiled before
  /// the input was defined as it is now, and its files are gone.
  public internal(set) var inputs: [ColumnProfile?]

  /// Creates the counts of no rows.
  init(schema: ProfileSchema) {
    inputs = schema.inputs.map { ColumnProfile(isNumeric: $0.isNumeric) }
  }

  mutating func merge(_ other: SlowRows) {
    slow += other.slow
    timed += other.timed
    calls += other.calls
    for index in inputs.indices { Profile.merge(&inputs[index], other.inputs[index]) }
  }

  /// Writes counts, then the inputs under the digests of their definitions; without slow rows there
  /// are none.
  func encode(to writer: inout ByteWriter, schema: ProfileSchema) {
    for count in [slow, timed, calls] { writer.write(count: count) }
    guard slow > 0 else { return }
    Profile.write(zip(schema.inputs, inputs).map { ($0, $1) }, to: &writer) { $0.encode(to: &$1) }
  }

  /// Reads what `encode(to:schema:)` wrote.
  ///
  /// - Throws: `ProfileCodingError` where the bytes are none, or more rows are slow than have a
  ///   latency.
  init(from reader: inout ByteReader, schema: ProfileSchema) throws(ProfileCodingError) {
    self.init(schema: schema)
    slow = try reader.readCount(atMost: 1 << 56)
    timed = try reader.readCount(atMost: 1 << 56)
    calls = try reader.readCount(atMost: 1 << 56)
    guard slow <= timed else { throw .invalid("more slow rows than rows with a latency") }
    guard slow > 0 else { return }
    inputs = try Profile.read(schema.inputs, from: &reader, decode: ColumnProfile.init)
  }
}
