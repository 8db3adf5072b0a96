/// One line of `findings.jsonl`: a finding with its window.
public struct FindingLineDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The pipeline's name.
  public var pipeline: String
  /// The window's granularity.
  public var granularity: String
  /// The window's name.
  public var window: String
  /// The finding.
  public var finding: FindingDocument

  /// Creates the document from its parts.
  public init(
    formatVersion: Int = 1, pipeline: String, granularity: String, window: String,
    finding: FindingDocument
  ) {
    self.formatVersion = formatVersion
    self.pipeline = pipeline
    self.granularity = granularity
    self.window = window
    self.finding = finding
  }
}
