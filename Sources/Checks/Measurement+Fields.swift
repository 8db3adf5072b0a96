import PipelineFile
import Profiles
import Statistics

/// A field of requests that the pipeline file does not name.
public struct OtherField: Sendable, Equatable {
  /// Its path; ids and the like in it are `*`.
  public var path: String
  /// The served rows whose record has it.
  public var rows: Int
  /// Their share of the served rows, 0…1.
  public var share: Double
  /// Their share in the reference; nil where there is none, or it did not count the field.
  public var referenceShare: Double?
  /// When it was first seen in the window, as the start of that hour: seconds since 1970 UTC.
  public var first: Int64
  /// Whether next to no row of the reference has it, beyond chance.
  public var isNew: Bool

  /// Whether it is in rows enough to be named: a key that few rows have may be about one person.
  public var isNamed: Bool { Self.isNamed(rows: rows, share: share) }

  /// Returns whether a field in so many rows, and such a share of them, is named.
  public static func isNamed(rows: Int, share: Double) -> Bool { rows >= 10 && share >= 0.01 }
}

extension WindowEvidence {
  /// The fields of requests that the pipeline file does not name, in the order of their objects and
  /// names; nil where they were not counted.
  public var otherFields: [OtherField]? {
    guard let fields = profile.fields else { return nil }
    return fields.sorted.flatMap { object, fields in fields.map { other($0, of: object) } }
  }

  /// Of fields in more of the reference's rows it is not said that they are new.
  private static let largestReferenceShare = 0.001

  private func other(_ field: FieldCounts.Field, of object: FieldCounts.Object) -> OtherField {
    let rows = profile.rows.served
    var other = OtherField(
      path: object.path.isEmpty ? field.name : "\(object.path).\(field.name)", rows: field.rows,
      share: Double(field.rows) / Double(rows), referenceShare: nil, first: field.first,
      isNew: false)
    guard let reference, reference.rows.served > 0,
      let before = reference.fields?.rows(withField: field.name, of: object)
    else { return other }
    let referenceRows = reference.rows.served
    let share = Double(before) / Double(referenceRows)
    let chance = ShareTest.pValue(field.rows, of: rows, before, of: referenceRows)
    other.referenceShare = share
    other.isNew =
      share <= Self.largestReferenceShare && other.share > share && chance ?? 1 < Self.unlikely
    return other
  }

  /// The largest share of rows that have a new field; empty where that is not known.
  var fieldMeasurements: [Measurement] {
    guard let fields = otherFields, reference?.fields != nil else { return [] }
    let new = fields.filter { $0.isNew && $0.isNamed }.sorted { $0.rows > $1.rows }
    let fact = Fact.fields(
      new.map { Fact.NewField(path: $0.path, share: $0.share, isUnknown: $0.referenceShare == 0) })
    return [
      Measurement(
        .input, "new_field_share", value: new.first?.share ?? 0,
        reference: new.first?.referenceShare,
        isBeyondChance: !new.isEmpty, fact: new.isEmpty ? nil : fact,
        since: new.map(\.first).min())
    ]
  }
}
