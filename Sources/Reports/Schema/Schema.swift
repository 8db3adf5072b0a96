/// JSON Schemas of the documents, made from the documents themselves.
public enum Schema {
  /// The documents that have a schema, by the name of its file in `schema/`.
  ///
  /// The texts are JSON Schemas (draft 2020-12), sorted and on one line, as documents are.
  public static func files() throws -> [String: String] {
    try [
      "report.schema.json": text(ReportDocument.self, title: "report.json"),
      "index.schema.json": text(IndexDocument.self, title: "index.json"),
      "site.schema.json": text(SiteDocument.self, title: "index.json of a shared start page"),
      "columns.schema.json": text(ColumnsDocument.self, title: "columns.json"),
      "incidents.schema.json": text(IncidentsDocument.self, title: "incidents.json"),
      "finding.schema.json": text(FindingLineDocument.self, title: "a line of findings.jsonl"),
      "reference-schema.schema.json": text(
        ReferenceSchemaDocument.self, title: "reference-schema.json"),
      "run.schema.json": text(RunDocument.self, title: "run.json"),
      "manifest.schema.json": text(ManifestDocument.self, title: "MANIFEST.json"),
    ]
  }

  /// Returns the schema of a document type.
  ///
  /// - Throws: `DecodingError` when a type decodes itself in a way that a sample cannot follow.
  static func text<Document: Decodable>(_ type: Document.Type, title: String) throws -> String {
    let node = try SchemaRecorder.schema(of: type)
    node.title = title
    node.dialect = "https://json-schema.org/draft/2020-12/schema"
    return try JSONWriter.text(node)
  }
}

/// A JSON Schema of one value.
final class SchemaNode: Encodable {
  var dialect: String?
  var title: String?
  var description: String?
  /// The names of the types that the value may have.
  var types: [String] = []
  var names: [String]?
  var properties: [String: SchemaNode] = [:]
  /// The names of the properties that may be null.
  var nullableKeys: Set<String> = []
  var element: SchemaNode?
  /// What members of any name hold, where the value is a dictionary.
  var members: SchemaNode?

  private enum Key: String, CodingKey {
    case additionalProperties, description, items, properties, required, title, type
    case dialect = "$schema"
    case names = "enum"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    // `if let`, since this target's writer prints nil as null, which a schema must not have.
    if let dialect { try container.encode(dialect, forKey: .dialect) }
    if let title { try container.encode(title, forKey: .title) }
    if let description { try container.encode(description, forKey: .description) }
    if let names {
      let isNullable = types.contains("null")
      try container.encode(names.map { Optional($0) } + (isNullable ? [nil] : []), forKey: .names)
    } else if types.count == 1 {
      try container.encode(types[0], forKey: .type)
    } else {
      try container.encode(types, forKey: .type)
    }
    if let element { try container.encode(element, forKey: .items) }
    if let members { try container.encode(members, forKey: .additionalProperties) }
    guard types.contains("object"), members == nil else { return }
    try container.encode(properties, forKey: .properties)
    try container.encode(properties.keys.sorted(), forKey: .required)
    try container.encode(false, forKey: .additionalProperties)
  }
}
