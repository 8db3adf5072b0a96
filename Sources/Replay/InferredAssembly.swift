import Foundation
import InferenceLog
import Profiles
import Reports

/// Turns a reference's profile into what it leads to expect of each column.
enum InferredAssembly {
  private static let mostCategories = 50

  /// Returns what a reference leads to expect of the columns; nil for one that was not recorded.
  static func documents(_ reference: Profile, _ schema: ProfileSchema) -> [InferredDocument?] {
    zip(reference.columns, schema.columns).map { profile, column in
      profile.map { document($0, column) }
    }
  }

  private static func document(
    _ profile: ColumnProfile, _ column: ProfiledColumn
  ) -> InferredDocument {
    let cells = profile.cells
    let missing = cells.rows > 0 ? Double(cells.missing) / Double(cells.rows) : nil
    var document = InferredDocument(type: column.type.rawValue, missing: missing)
    var (count, distinct, isExact) = (0, 0, false)
    switch profile.values {
    case .numbers(let numbers):
      let histogram = numbers.histogram
      (count, distinct, isExact) = (numbers.count, histogram.binCount, histogram.isExact)
      if count > 0, !column.isSensitive {
        (document.min, document.max) = (numbers.minimum, numbers.maximum)
      }
      let isWhole = histogram.representatives.allSatisfy { $0 == $0.rounded() }
      if column.type == .number, isExact, isWhole { document.type = "integer" }
    case .categories(let values):
      (count, distinct, isExact) = (values.count, values.distinct, values.isExact)
      if count > 0, isExact, !column.isSensitive, distinct <= mostCategories {
        document.categories = values.counts.keys.sorted()
      }
    }
    if 2 * (cells.invalid + cells.coerced) > cells.rows {
      document.type = "other"
    } else if count == 0 {
      document.type = nil
    }
    document.isConstant = count > 0 ? distinct == 1 && cells.nonFinite == 0 : nil
    document.isUnique = count > 1 && isExact ? distinct == count : nil
    return document
  }
}

extension InferredAssembly {
  /// What `reference-schema.json` needs of a published report.
  private struct Published: Decodable {
    struct Column: Decodable {
      var name: String
      var role: Role
      var type: String
      var inferred: InferredDocument?
    }
    struct OtherFields: Decodable {
      var known: [KnownFieldDocument]?
    }
    var columns: [Column]
    var otherFields: OtherFields?
  }

  /// Returns what a published report's reference leads to expect; nil where it has none, or the
  /// report is not to be read.
  static func schema(
    ofReport bytes: [UInt8], pipeline: String, window: String
  ) -> ReferenceSchemaDocument? {
    guard let published = try? JSONDecoder().decode(Published.self, from: Data(bytes)) else {
      return nil
    }
    let columns = published.columns.compactMap { column in
      column.inferred.map {
        InferredColumnDocument(
          name: column.name, role: column.role, type: column.type, inferred: $0)
      }
    }
    return columns.isEmpty
      ? nil
      : ReferenceSchemaDocument(
        pipeline: pipeline, window: window, columns: columns,
        otherFields: published.otherFields?.known)
  }
}
