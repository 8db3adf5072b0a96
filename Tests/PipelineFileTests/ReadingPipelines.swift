import Foundation

@testable import PipelineFile

/// Returns the pipeline of a text that stands at `/pipelines/loans.yaml`.
func pipeline(_ text: String, environment: [String: String] = [:]) throws -> Pipeline {
  try Pipeline.read(text: text, path: "/pipelines/loans.yaml", environment: environment)
}

/// Returns the mistakes of a text, each as `line:column: message; suggestion`.
func mistakes(_ text: String, environment: [String: String] = [:]) -> [String] {
  do throws(PipelineFileError) {
    _ = try Pipeline.read(text: text, path: "/pipelines/loans.yaml", environment: environment)
    return []
  } catch {
    return error.problems.map { "\($0.line):\($0.column): \($0.sentence)" }
  }
}

/// A pipeline that lacks nothing, to which a test adds keys.
let minimal = """
  sources:
    requests:
      files: logs/*.gz
  inputs:
    age: input.age
    plan: {path: input.plan, type: category}

  """

/// The root of the package.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
