/// The JSON Schema of the pipeline file, by which editors complete and check it.
///
/// It is generated from the key table. What a schema cannot say (names in expressions, values that
/// do not go together) only the program finds.
public enum PipelineSchema {
  /// Returns the schema as JSON text (draft 2020-12), with a line end.
  public static func json() -> String {
    let file = schema(of: KeyTable.file)
    let root = SchemaValue.object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("Tidemark pipeline file")),
      ] + file.pairs + [("$defs", .object(definitions))])
    return root.json() + "\n"
  }

  private static func schema(of section: Shape.Section) -> SchemaValue {
    let keys = section.servedKeys
    let required = keys.filter { $0.isRequired && $0.isWaived == nil }.map {
      SchemaValue.text($0.name)
    }
    return .object(
      [
        ("type", .text("object")),
        ("properties", .object(keys.map { ($0.name, schema(of: $0)) })),
        ("additionalProperties", .flag(false)),
      ] + (required.isEmpty ? [] : [("required", .list(required))]))
  }

  private static func schema(of key: Key) -> SchemaValue {
    let fallback = key.fallback.map { " Default: \($0)." } ?? ""
    let notice = key.notice.map { " In this version \($0)." } ?? ""
    let doc = (key.doc + fallback + notice).filter { $0 != "`" }
    return .object([("description", .text(doc))] + schema(of: key.shape).pairs)
  }

  private static func schema(of shape: Shape) -> SchemaValue {
    switch shape {
    case .scalar(let type): return schema(of: type)
    case .section(let section): return schema(of: section)
    case .any(let shapes): return .object([("anyOf", .list(shapes.map(schema)))])
    case .list(let element, let least, let most):
      return .object([
        ("type", .text("array")), ("items", schema(of: element)), ("minItems", .number(least)),
        ("maxItems", .number(most)),
      ])
    case .table(_, let value, let least):
      return .object([
        ("type", .text("object")), ("additionalProperties", schema(of: value)),
        ("minProperties", .number(least)),
      ])
    case .kinds(let kinds):
      let named = kinds.flatMap { kind in
        kind.names.map { ($0, schema(of: kind.section)) }
      }
      return .object([
        ("type", .text("object")), ("properties", .object(named)),
        (
          "additionalProperties",
          .object([("anyOf", .list(kinds.map { schema(of: $0.section) }))])
        ),
      ])
    }
  }

  private static func schema(of type: ScalarType) -> SchemaValue {
    switch type {
    case .choice(let choices):
      let words = choices.filter { $0.refusal == nil }.map { SchemaValue.text($0.word) }
      // A word that is only refused is no value at all.
      guard !words.isEmpty else { return .object([("not", .object([]))]) }
      return .object([("anyOf", .list([.object([("enum", .list(words))]), environment]))])
    case .integer(let range):
      let number = SchemaValue.object([
        ("type", .text("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ])
      return .object([("anyOf", .list([number, environment]))])
    default: return .object([("$ref", .text("#/$defs/\(type.definitionName)"))])
    }
  }

  private static let environment = SchemaValue.object([("$ref", .text("#/$defs/environment"))])

  private static var definitions: [(String, SchemaValue)] {
    let number = SchemaValue.object([("type", .text("number"))])
    let flag = SchemaValue.object([("type", .text("boolean"))])
    let anything = SchemaValue.list([.text("string"), .text("number"), .text("boolean")])
    func matching(_ pattern: String) -> SchemaValue {
      .object([("type", .text("string")), ("pattern", .text("^(?:\(pattern))$|\\$\\{"))])
    }
    func either(_ values: SchemaValue...) -> SchemaValue { .object([("anyOf", .list(values))]) }
    let latency = "[0-9]+(?:\\.[0-9]+)?(?:s|ms|us|µs|ns)"
    let share = "[-+]?[0-9]+(?:\\.[0-9]+)?%?"
    return [
      ("environment", .object([("type", .text("string")), ("pattern", .text("\\$\\{"))])),
      ("text", .object([("type", anything)])),
      ("word", .object([("type", .text("string")), ("minLength", .number(1))])),
      ("expression", .object([("type", anything)])),
      ("pipelineName", matching("[a-z0-9][a-z0-9_-]{0,63}")),
      ("number", either(number, environment)), ("flag", either(flag, environment)),
      ("share", either(number, matching(share))), ("span", matching("[0-9]+[smhdwy]")),
      ("spanOrNone", matching("none|[0-9]+[smhdwy]")), ("latency", matching(latency)),
      ("limit", either(number, matching("\(share)|\(latency)"))),
      ("date", matching("[0-9]{4}-[0-9]{2}-[0-9]{2}")),
      ("instant", matching("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:]{5,8}(?:Z|[-+][0-9:]{4,5})?)?")),
      (
        "status", either(.object([("type", .text("integer"))]), matching("[0-9][xX]{2}|[0-9]{1,3}"))
      ),
      ("granularity", matching("hour|day|week|month|quarter|[0-9]+[mhd]")),
      (
        "metric",
        matching("(?:\(Area.allCases.map(\.rawValue).joined(separator: "|")))\\.[a-z0-9_.]+")
      ),
    ]
  }
}

extension ScalarType {
  /// The name of the type's definition in the schema.
  fileprivate var definitionName: String {
    switch self {
    case .text: "text"
    case .pipelineName: "pipelineName"
    case .expression: "expression"
    case .number: "number"
    case .share: "share"
    case .span: "span"
    case .spanOrNone: "spanOrNone"
    case .latency: "latency"
    case .limit: "limit"
    case .date: "date"
    case .instant: "instant"
    case .status: "status"
    case .flag: "flag"
    case .granularity: "granularity"
    case .metric: "metric"
    case .name, .timeZone, .filePath, .filePattern, .fieldPath, .columnPattern, .integer, .choice:
      "word"
    }
  }
}
