import Reports

/// What the state keeps of a published window, so that the index needs no other window's profiles.
struct WindowSummary: Codable, Sendable {
  /// The version of this document.
  var formatVersion = 1
  /// The window's line of the index.
  var index: IndexWindowDocument
  /// Its verdict and areas, for the head of the index.
  var verdict: VerdictDocument
  /// Its ten areas.
  var areas: [AreaDocument]
  /// Its findings, worst first.
  var findings: [FindingDocument]
  /// The published states, newest first.
  var revisions: [RevisionDocument]
  /// What rules that look back on earlier windows fail by themselves in it; nil: there are none.
  var failures: [String]?
  /// The files that its report consists of.
  var files: [ManifestFileDocument]
}
