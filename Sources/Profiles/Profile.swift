/// Where the rows of a slice went.
public struct RowCounts: Sendable, Equatable {
  /// Rows whose answer counts: what distributions, drift and performance are about.
  public internal(set) var served = 0
  /// Rows of calls without a good answer.
  public internal(set) var failed = 0
  /// Rows with a good answer beside the one that counts.
  public internal(set) var superseded = 0
  /// Records that were logged twice and are counted in none of the above.
  public internal(set) var exactCopies = 0
  /// Rows whose JSON only a tolerant reader accepts, exact copies among them.
  public internal(set) var nonstandard = 0

  /// All rows, exact copies left out.
  public var total: Int { served + failed + superseded }

  mutating func merge(_ other: RowCounts) {
    served += other.served
    failed += other.failed
    superseded += other.superseded
    exactCopies += other.exactCopies
    nonstandard += other.nonstandard
  }
}

/// The mergeable aggregate of one slice of one window, or of any number of them.
public struct Profile: Sendable, Equatable {
  /// Where the rows went.
  public internal(set) var rows = RowCounts()
  /// The served rows' columns, in the order of the schema; nil where a part was profiled before
  /// the column was defined as it is now, and its files are gone.
  public internal(set) var columns: [ColumnProfile?]
  /// The failed rows' inputs, in the order of the schema's inputs.
  public internal(set) var failedInputs: [ColumnProfile?]
  /// The served rows hour by hour.
  ///
  /// Light columns by hour from the window's start, in the order of the schema. Empty where windows are hours themselves.
  public internal(set) var hours: [Int: [HourColumn?]] = [:]
  /// The calls.
  public internal(set) var calls = CallProfile()

  /// The features of some served rows together; nil where the schema samples nothing, or a part was
  /// profiled before the features were defined as they are now.
  public internal(set) var sample: RowSample?

  /// The fields that the served rows' records have besides those of the pipeline file; nil where the
  /// schema does not count them, or a part was profiled when others were named.
  public internal(set) var fields: FieldCounts?

  /// The served rows of slow calls; nil where the schema calls no row slow, or a part was profiled by
  /// another limit.
  public internal(set) var slow: SlowRows?

  /// How the rebuilt features of served rows agree with the logged ones; nil where the schema knows
  /// no logged vector, or a part was profiled when it, or a feature, was another one.
  public internal(set) var agreement: FeatureAgreement?

  /// The version of the encoding: from 2 on the row sample follows the calls, from 3 on the fields
  /// follow it, from 4 on the calls by host and minute follow them, from 5 on slow rows do, from 6 on
  /// latencies by class do, from 7 on slow calls by minute and the agreement with logged features
  /// do, from 8 on a checksum ends it.
  static let formatVersion = 8

  /// Creates the profile of no rows.
  public init(schema: ProfileSchema) {
    columns = schema.columns.map { ColumnProfile(isNumeric: $0.isNumeric) }
    failedInputs = schema.inputs.map { ColumnProfile(isNumeric: $0.isNumeric) }
    sample = schema.sampleDefinition.map { _ in RowSample(width: schema.sampledColumns.count) }
    fields = schema.fieldsDefinition.map { _ in FieldCounts() }
    slow = schema.slowDefinition.map { _ in SlowRows(schema: schema) }
    agreement = schema.loggedVector.map { _ in FeatureAgreement(schema: schema) }
  }

  /// Forgets a column, as if it had not been recorded.
  public mutating func leaveOut(column index: Int) { columns[index] = nil }

  /// Adds another profile of the same schema and window.
  public mutating func merge(_ other: Profile) {
    mergeWithoutHours(other)
    for (hour, theirs) in other.hours {
      guard var mine = hours.removeValue(forKey: hour) else {
        hours[hour] = theirs
        continue
      }
      for index in mine.indices { Self.merge(&mine[index], theirs[index]) }
      hours[hour] = mine
    }
  }

  /// The same rows without their hours.
  var withoutHours: Profile {
    var copy = self
    copy.hours = [:]
    return copy
  }

  /// Adds another window's profile: hours of different windows are not the same hours.
  public mutating func mergeWithoutHours(_ other: Profile) {
    rows.merge(other.rows)
    for index in columns.indices { Self.merge(&columns[index], other.columns[index]) }
    for index in failedInputs.indices {
      Self.merge(&failedInputs[index], other.failedInputs[index])
    }
    calls.merge(other.calls)
    if let theirs = other.sample { sample?.merge(theirs) } else { sample = nil }
    if let theirs = other.fields { fields?.merge(theirs) } else { fields = nil }
    if let theirs = other.slow { slow?.merge(theirs) } else { slow = nil }
    if let theirs = other.agreement { agreement?.merge(theirs) } else { agreement = nil }
  }

  /// What was not recorded in one part is not known of the whole.
  static func merge(_ mine: inout ColumnProfile?, _ theirs: ColumnProfile?) {
    guard let theirs else {
      mine = nil
      return
    }
    mine?.merge(theirs)
  }

  private static func merge(_ mine: inout HourColumn?, _ theirs: HourColumn?) {
    guard let theirs else {
      mine = nil
      return
    }
    mine?.merge(theirs)
  }
}

extension Profile {
  /// Returns the profile's bytes: equal profiles have equal bytes.
  ///
  /// Every column is stored under the digest of its definition, so that a changed pipeline file
  /// still finds the columns that it did not change.
  public func encoded(schema: ProfileSchema) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(count: Self.formatVersion)
    for count in [rows.served, rows.failed, rows.superseded, rows.exactCopies, rows.nonstandard] {
      writer.write(count: count)
    }
    Self.write(zip(schema.columns, columns).map { ($0, $1) }, to: &writer) { $0.encode(to: &$1) }
    Self.write(zip(schema.inputs, failedInputs).map { ($0, $1) }, to: &writer) {
      $0.encode(to: &$1)
    }
    writer.write(count: hours.count)
    for (hour, light) in hours.sorted(by: { $0.key < $1.key }) {
      writer.write(count: hour)
      Self.write(zip(schema.columns, light).map { ($0, $1) }, to: &writer) { $0.encode(to: &$1) }
    }
    calls.encode(to: &writer)
    Self.write(sample, schema.sampleDefinition, to: &writer) { $0.encode(to: &$1) }
    Self.write(fields, schema.fieldsDefinition, to: &writer) { $0.encode(to: &$1) }
    calls.encodeHostMinutes(to: &writer)
    Self.write(slow, schema.slowDefinition, to: &writer) { $0.encode(to: &$1, schema: schema) }
    calls.encodeClasses(to: &writer)
    calls.slowMinutes.encode(to: &writer)
    Self.write(agreement, schema.loggedVector?.definition, to: &writer) { $0.encode(to: &$1) }
    writer.seal()
    return writer.bytes
  }

  /// Writes a part that depends on what the schema defines beside its columns; nothing of it where
  /// there is none.
  private static func write<Part>(
    _ part: Part?, _ definition: DefinitionDigest?, to writer: inout ByteWriter,
    encode: (Part, inout ByteWriter) -> Void
  ) {
    guard let part, let definition else {
      writer.write(count: 0)
      return
    }
    writer.write(count: 1)
    writer.write(unsigned: definition.high)
    writer.write(unsigned: definition.low)
    var body = ByteWriter()
    encode(part, &body)
    writer.write(bytes: body.bytes)
  }

  static func write<Content>(
    _ columns: [(ProfiledColumn, Content?)], to writer: inout ByteWriter,
    encode: (Content, inout ByteWriter) -> Void
  ) {
    let recorded = columns.compactMap { column, content in content.map { (column, $0) } }
    writer.write(count: recorded.count)
    for (column, content) in recorded {
      writer.write(unsigned: column.definition.high)
      writer.write(unsigned: column.definition.low)
      var body = ByteWriter()
      encode(content, &body)
      writer.write(bytes: body.bytes)
    }
  }

  /// Creates a profile from what `encoded(schema:)` gave, for the columns that `schema` shares.
  ///
  /// - Throws: `ProfileCodingError` where the bytes are not a profile.
  public init(decoding bytes: [UInt8], schema: ProfileSchema) throws(ProfileCodingError) {
    var reader = ByteReader(bytes)
    let version = try reader.readCount(atMost: 1 << 20)
    guard version <= Self.formatVersion else {
      throw .newerVersion(found: version, supported: Self.formatVersion)
    }
    if version >= 8 { try reader.checkSeal() }
    let limit = 1 << 56
    rows.served = try reader.readCount(atMost: limit)
    rows.failed = try reader.readCount(atMost: limit)
    rows.superseded = try reader.readCount(atMost: limit)
    rows.exactCopies = try reader.readCount(atMost: limit)
    rows.nonstandard = try reader.readCount(atMost: limit)
    columns = try Self.read(schema.columns, from: &reader, decode: ColumnProfile.init)
    failedInputs = try Self.read(schema.inputs, from: &reader, decode: ColumnProfile.init)
    for _ in 0..<(try reader.readLength()) {
      let hour = try reader.readCount(atMost: 1 << 20)
      hours[hour] = try Self.read(schema.columns, from: &reader, decode: HourColumn.init)
    }
    calls = try CallProfile(from: &reader)
    (sample, fields, slow, agreement) = (nil, nil, nil, nil)
    if version >= 2 {
      sample = try Self.read(schema.sampleDefinition, from: &reader) {
        body throws(ProfileCodingError) in
        try RowSample(from: &body, width: schema.sampledColumns.count)
      }
    }
    if version >= 3 {
      fields = try Self.read(
        schema.fieldsDefinition, from: &reader, decode: FieldCounts.init(from:))
    }
    if version >= 4 { try calls.readHostMinutes(from: &reader) }
    if version >= 5 {
      slow = try Self.read(schema.slowDefinition, from: &reader) {
        body throws(ProfileCodingError) in
        try SlowRows(from: &body, schema: schema)
      }
    }
    if version >= 6 { try calls.readClasses(from: &reader) }
    if version >= 7 { calls.slowMinutes = try SlowMinutes(from: &reader) }
    if version >= 7 {
      agreement = try Self.read(schema.loggedVector?.definition, from: &reader) {
        body throws(ProfileCodingError) in
        try FeatureAgreement(from: &body, schema: schema)
      }
    }
    guard reader.isAtEnd else { throw .invalid("bytes behind its end") }
  }

  /// Reads a part that depends on what the schema defines beside its columns; nil where there is none,
  /// or it was made by another definition.
  private static func read<Part>(
    _ definition: DefinitionDigest?, from reader: inout ByteReader,
    decode: (inout ByteReader) throws(ProfileCodingError) -> Part
  ) throws(ProfileCodingError) -> Part? {
    guard try reader.readCount(atMost: 1) == 1 else { return nil }
    let high = try reader.readUnsigned()
    let stored = DefinitionDigest(high: high, low: try reader.readUnsigned())
    var body = try reader.readPart()
    guard stored == definition else { return nil }
    let part = try decode(&body)
    guard body.isAtEnd else { throw .invalid("bytes behind the end of a part") }
    return part
  }

  static func read<Content>(
    _ columns: some Sequence<ProfiledColumn>, from reader: inout ByteReader,
    decode: (inout ByteReader, Bool) throws(ProfileCodingError) -> Content
  ) throws(ProfileCodingError) -> [Content?] {
    var stored: [DefinitionDigest: ByteReader] = [:]
    for _ in 0..<(try reader.readLength()) {
      let high = try reader.readUnsigned()
      let digest = DefinitionDigest(high: high, low: try reader.readUnsigned())
      stored[digest] = try reader.readPart()
    }
    var contents: [Content?] = []
    for column in columns {
      guard var body = stored[column.definition] else {
        contents.append(nil)
        continue
      }
      contents.append(try decode(&body, column.isNumeric))
      guard body.isAtEnd else { throw .invalid("bytes behind a column's end") }
    }
    return contents
  }
}
