/// The reference page of the pipeline file, generated from the key table.
public enum PipelineReference {
  /// Returns the page as Markdown, with a line end.
  public static func markdown() -> String {
    let sections = sections(of: KeyTable.file)
    return introduction + sections.map(text).joined(separator: "\n") + "\n" + values
  }

  /// Returns a section and, in the order of its keys, all sections inside it, none twice.
  private static func sections(of section: Shape.Section) -> [Shape.Section] {
    var found: [Shape.Section] = [section]
    for key in section.servedKeys {
      for inner in sections(in: key.shape)
      where !found.contains(where: { $0.heading == inner.heading }) {
        found.append(inner)
      }
    }
    return found
  }

  private static func sections(in shape: Shape) -> [Shape.Section] {
    switch shape {
    case .scalar: []
    case .section(let section): sections(of: section)
    case .list(let element, _, _): sections(in: element)
    case .table(_, let value, _): sections(in: value)
    case .any(let shapes): shapes.flatMap(sections(in:))
    case .kinds(let kinds): kinds.flatMap { sections(of: $0.section) }
    }
  }

  private static func text(_ section: Shape.Section) -> String {
    let keys = section.servedKeys
    let rows = keys.map { key in
      let fallback = key.isRequired ? "required" : key.fallback ?? "none"
      let notice = key.notice.map { " **Not yet:** \($0)." } ?? ""
      return "| `\(key.name)` | \(key.shape.typeName) | \(fallback) | \(key.doc)\(notice) |"
    }
    let examples = keys.map { key in
      key.example.hasPrefix("\n") ? "\(key.name):\(key.example)" : "\(key.name): \(key.example)"
    }
    return """
      ## \(section.heading)

      \(section.doc)

      | key | type | default | meaning |
      | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      Examples:

      ```yaml
      \(examples.joined(separator: "\n"))
      ```

      """
  }

  private static let introduction = """
    # The pipeline file

    <!-- Generated from the key table in Sources/PipelineFile; RECORD_GOLDEN=1 make test \
    writes it. -->

    One YAML file describes the monitoring of one model.
    Every key that is not listed here is an error, and so is a value that cannot be read: \
    all mistakes are reported at once, with line and column.
    `pipeline.schema.json` beside this page lets editors complete and check the file.

    The shortest pipeline:

    ```yaml
    sources:
      requests:
        files: logs/**/*.jsonl.gz
    inputs:
      age: input.age
    ```


    """

  private static let values = """
    ## Values

    - **path into a record**: keys joined by dots, `[0]` for elements; a key with other \
    characters in double quotes: `input."odd key"`.
    - **span of time**: a whole number and `s`, `m`, `h`, `d`, `w` or `y` (365 days).
    - **time**: a number and `s`, `ms`, `us` or `ns`.
    - **share**: a number between 0 and 1, or in percent: `1%`.
    - **limit**: a number, a share or a time; times are compared in seconds.
    - **date**: `2013-01-31`, a local date in `timezone`.
    - **file or folder**: relative to the folder of the pipeline file.
    - **environment**: `${NAME}` and `${NAME:-default}` in a value, never in a key, are \
    replaced before it is read; `$${` stands for `${`. Between `{}` or `[]` put quotes \
    around such a value.

    A pipeline file has at most 4 MiB; anchors and aliases of YAML are not supported.

    """
}

extension Shape {
  /// The type as the reference page names it.
  fileprivate var typeName: String {
    switch self {
    case .scalar(let type): type.name
    case .list(let element, _, _): "list of \(element.typeName)"
    case .section: "section"
    case .table(_, let value, _): "names, each with \(value.typeName)"
    case .kinds: "named sections"
    case .any(let shapes):
      shapes.map(\.typeName).filter { !$0.isEmpty }.joined(separator: ", or ")
    }
  }
}

extension ScalarType {
  /// The type as the reference page names it.
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .pipelineName, .name: "name"
    case .timeZone: "time zone"
    case .filePath: "file or folder"
    case .filePattern: "file pattern"
    case .fieldPath(let words):
      "path into a record" + words.map { " or `\($0)`" }.joined()
    case .expression: "[expression](expressions.md)"
    case .number: "number"
    case .integer(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .share: "share"
    case .span: "span of time"
    case .spanOrNone: "span of time or `none`"
    case .latency: "time"
    case .limit: "limit"
    case .date: "date"
    case .instant: "date or time"
    case .status: "status code or class"
    case .flag: "`true` or `false`"
    case .granularity: "granularity"
    case .metric: "metric"
    case .columnPattern: "pattern of names"
    case .choice(let choices):
      choices.filter { $0.refusal == nil }.map { "`\($0.word)`" }.joined(separator: ", ")
    }
  }
}
