import Checks
import Profiles
import Reports
import Windows

/// Turns the counts of fields that the pipeline file does not name into their document.
struct OtherFieldsAssembly {
  private static let mostFields = 200

  /// Why there is no document.
  static var reason: String { Reasons.sentence("otherFieldCounts") }

  let setup: Setup
  let result: WindowResult

  /// The fields in rows enough to be named; nil where they were not counted.
  var document: OtherFieldsDocument? {
    guard let all = result.evidence.otherFields else { return nil }
    let ranked = all.filter(\.isNamed).enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.isNew != second.isNew { return first.isNew }
      return first.rows != second.rows ? first.rows > second.rows : left.offset < right.offset
    }
    let shown = ranked.prefix(Self.mostFields).sorted { $0.offset < $1.offset }.map(\.element)
    let objects = result.evidence.profile.fields?.sorted.map(\.object) ?? []
    return OtherFieldsDocument(
      fields: shown.map { field in
        OtherFieldDocument(
          path: field.path, share: field.share, referenceShare: field.referenceShare,
          firstSeen: setup.clock.text(of: field.first, .rfc3339), isNew: field.isNew)
      }, more: all.count - shown.count,
      openObjects: objects.filter(\.isOpen).map { $0.path.isEmpty ? "*" : "\($0.path).*" },
      known: known)
  }

  /// The fields that the reference's requests have, those in most rows; nil without a reference or
  /// where it did not count them.
  private var known: [KnownFieldDocument]? {
    guard let reference = result.evidence.reference, let fields = reference.fields,
      reference.rows.served > 0
    else { return nil }
    let all = fields.sorted.flatMap { object, fields in
      fields.compactMap { field -> KnownFieldDocument? in
        let share = Double(field.rows) / Double(reference.rows.served)
        guard OtherField.isNamed(rows: field.rows, share: share) else { return nil }
        return KnownFieldDocument(
          path: object.path.isEmpty ? field.name : "\(object.path).\(field.name)", share: share)
      }
    }
    let ranked = all.enumerated().sorted { left, right in
      left.element.share != right.element.share
        ? left.element.share > right.element.share : left.offset < right.offset
    }
    return ranked.prefix(Self.mostFields).sorted { $0.offset < $1.offset }.map(\.element)
  }
}
