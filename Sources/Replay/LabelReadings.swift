import PipelineFile

/// Reads the label files of all sources, each by what its own source says.
final class LabelReadings {
  private let setup: Setup
  private let options: RunOptions
  private let place: SpillPlace
  private var known: [String: LabelReading] = [:]

  /// Creates what reads no file yet.
  init(_ setup: Setup, options: RunOptions, place: SpillPlace) {
    self.setup = setup
    self.options = options
    self.place = place
  }

  /// Returns what reads the files of a source; nil where it is no source of labels.
  func reading(of name: String) -> LabelReading? {
    if let reading = known[name] { return reading }
    guard let source = setup.pipeline.labels?.source(named: name) else { return nil }
    let reading = LabelReading(source, setup, options: options, place: place)
    known[name] = reading
    return reading
  }
}
