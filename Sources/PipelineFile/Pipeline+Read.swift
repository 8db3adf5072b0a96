import Foundation

extension Pipeline {
  /// The largest pipeline file, in bytes.
  static let largestFile = 4 << 20

  /// Returns the pipeline of a file, checked and complete.
  ///
  /// `path` may be relative to the working directory; paths inside the file are relative to the
  /// file's folder. `environment` fills in `${NAME}` in values. `metrics`, when given, are the
  /// metrics that checks may name, as `<area>.<name>`; otherwise only areas are checked.
  /// - Throws: every mistake of the file at once.
  public static func read(
    path: String, environment: [String: String], metrics: [String]? = nil
  ) throws(PipelineFileError) -> Pipeline {
    let bytes = try bytes(of: path)
    let folder = FileManager.default.currentDirectoryPath
    return try read(
      bytes: bytes, path: path, absolutePath: FilePattern.resolved(path, in: folder),
      environment: environment, metrics: metrics)
  }

  /// Returns the pipeline of a file's text, as `read(path:environment:metrics:)` does.
  ///
  /// `path` is absolute; it gives the pipeline its default name and its folder, and is not opened.
  /// - Throws: every mistake of the text at once.
  public static func read(
    text: String, path: String, environment: [String: String] = [:], metrics: [String]? = nil
  ) throws(PipelineFileError) -> Pipeline {
    try read(
      bytes: Array(text.utf8), path: path, absolutePath: FilePattern.resolved(path, in: "/"),
      environment: environment, metrics: metrics)
  }

  private static func read(
    bytes: [UInt8], path: String, absolutePath: String, environment: [String: String],
    metrics: [String]?
  ) throws(PipelineFileError) -> Pipeline {
    let text = try text(of: bytes, path: path)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasSuffix("\r") ? String($0.dropLast()) : String($0)
    }
    let (root, syntax) = YAMLReader.read(text, lines: lines, environment: environment)
    guard let root else {
      let problems = syntax.isEmpty ? [emptyFile] : syntax
      throw PipelineFileError(path: path, problems: problems, lines: lines)
    }
    var check = ShapeCheck()
    check.check(file: root)
    var builder = PipelineBuilder(root: root, path: absolutePath, lines: lines)
    var pipeline = root.entries == nil ? nil : builder.build()
    if let metrics { builder.checkMetrics(pipeline?.checks ?? [], known: metrics) }
    let problems = syntax + check.problems + builder.problems
    guard problems.isEmpty, pipeline != nil else {
      throw PipelineFileError(
        path: path, problems: problems.isEmpty ? [emptyFile] : problems, lines: lines)
    }
    pipeline?.notices = Set(check.notices + builder.notices).sorted()
    guard let pipeline else { throw PipelineFileError(path: path, problems: [emptyFile]) }
    return pipeline
  }

  private static let emptyFile = Problem(
    line: 1, column: 1, message: "the pipeline file is empty",
    suggestion: "add sources: and inputs:")

  private static func bytes(of path: String) throws(PipelineFileError) -> [UInt8] {
    func failure(_ message: String, _ suggestion: String? = nil) -> PipelineFileError {
      PipelineFileError(
        path: path,
        problems: [Problem(line: 0, column: 0, message: message, suggestion: suggestion)])
    }
    guard FileManager.default.fileExists(atPath: path) else {
      throw failure("there is no such file")
    }
    if FileManager.default.fileExists(atPath: path + "/.") {
      throw failure("expected a pipeline file, found a folder")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw failure("cannot open the pipeline file", "check who may read it")
    }
    // One byte more than allowed tells a file that is too large, however large it is.
    guard let data = try? file.read(upToCount: largestFile + 1) ?? Data() else {
      throw failure("cannot read the pipeline file")
    }
    guard data.count <= largestFile else {
      throw failure("expected at most 4 MiB, found more", "is this a log file?")
    }
    return Array(data)
  }

  private static func text(of bytes: [UInt8], path: String) throws(PipelineFileError) -> String {
    guard bytes.count <= largestFile else {
      throw PipelineFileError(
        path: path,
        problems: [
          Problem(
            line: 0, column: 0, message: "expected at most 4 MiB, found more",
            suggestion: "is this a log file?")
        ])
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return text }
    let gzip = bytes.starts(with: [0x1F, 0x8B])
    throw PipelineFileError(
      path: path,
      problems: [
        Problem(
          line: gzip ? 0 : line(ofInvalid: body), column: gzip ? 0 : 1,
          message: "expected text in UTF-8, found \(gzip ? "a gzip file" : "other bytes")",
          suggestion: gzip ? "is this a log file?" : "save the file as UTF-8")
      ])
  }

  /// Returns the line that holds the first byte that is not UTF-8.
  private static func line(ofInvalid bytes: ArraySlice<UInt8>) -> Int {
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if String(validating: line, as: UTF8.self) == nil { break }
    }
    return number
  }
}

extension PipelineBuilder {
  /// Reports checks of metrics that do not exist.
  mutating func checkMetrics(_ rules: [CheckRule], known: [String]) {
    for (node, rule) in zip(root["checks"]?.elements ?? [], rules)
    where !known.contains(rule.metric) && node["metric"] != nil {
      let names = known.filter { $0.hasPrefix(rule.area + ".") }.map {
        String($0.dropFirst(rule.area.count + 1))
      }
      let near = EditDistance.nearest(to: rule.metricName, in: names)
      report(
        node["metric"]?.position ?? node.position, "no metric is named '\(rule.metric)'",
        near.map { "did you mean '\(rule.area).\($0)'?" }
          ?? (names.isEmpty ? nil : "metrics of this area are: \(names.joined(separator: ", "))"))
    }
  }
}
