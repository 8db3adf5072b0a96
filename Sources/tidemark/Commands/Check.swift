import ArgumentParser
import Foundation
import PipelineFile
import Replay
import Reports

/// The verdict of a window.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells the verdict of the newest or a given window, by exit code.",
    discussion: "Exits with 3 from an alert on, or as --fail-on says. Reads the state only.")

  /// What is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case none, text, json, junit
  }

  @OptionGroup var source: PipelineOptions

  @Option(help: "The window's name, as 2013-04-01 or 2013-W14 (default: the newest complete one).")
  var window: String?

  @Option(help: "What to print: none, text, json or junit.")
  var format = Format.text

  @Option(
    name: .customLong("max-age"),
    help: "Fail, too, where the window ended longer ago, as 36h or 2d: no logs come, or no run.")
  var maxAge: String?

  @Option(
    name: .customLong("fail-on"),
    help: "From when on to fail: warning, alert or no_data (so is a newest file not to be read).")
  var failOn = FailureLevel.alert

  func run() throws {
    let oldest = try maxAge.map(Self.seconds)
    let pipeline = try source.read()
    let verdict = try PublishedVerdict(pipeline, state: source.state, window: window)
    switch format {
    case .none: break
    case .text:
      try Tidemark.show("\(Outcome.word(verdict.status)): \(verdict.name): \(verdict.sentence)")
    case .json: try Tidemark.show(verdict.json, terminator: "")
    case .junit: try Tidemark.show(verdict.junit, terminator: "")
    }
    if let missing = verdict.missing { Tidemark.say("tidemark: \(missing)") }
    if verdict.fails(on: failOn.rawValue) {
      throw CheckFailure(message: "tidemark: \(verdict.name): \(Outcome.word(verdict.status))")
    }
    let age = Int64(Date().timeIntervalSince1970) - verdict.end
    if let oldest, let maxAge, age > oldest {
      throw CheckFailure(
        message: "tidemark: \(verdict.name) ended \(age / 3_600) hours ago, more than \(maxAge): "
          + "look whether logs come and 'tidemark run' runs")
    }
  }

  private static func seconds(_ text: String) throws -> Int64 {
    guard let seconds = Quantity.span(text) else {
      throw UsageFailure(
        description: "--max-age: expected a span such as 36h or 2d, found '\(text)'")
    }
    return Int64(seconds)
  }
}
