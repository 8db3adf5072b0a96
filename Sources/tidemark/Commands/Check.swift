import ArgumentParser
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

  @Option(name: .customLong("fail-on"), help: "From when on to fail: warning, alert or no_data.")
  var failOn = FailureLevel.alert

  func run() throws {
    let pipeline = try source.read()
    let verdict = try PublishedVerdict(pipeline, state: source.state, window: window)
    switch format {
    case .none: break
    case .text: print("\(Outcome.word(verdict.status)): \(verdict.name): \(verdict.sentence)")
    case .json: print(try verdict.json, terminator: "")
    case .junit: print(verdict.junit, terminator: "")
    }
    guard verdict.fails(on: failOn.rawValue) else { return }
    throw CheckFailure(message: "tidemark: \(verdict.name): \(Outcome.word(verdict.status))")
  }
}
