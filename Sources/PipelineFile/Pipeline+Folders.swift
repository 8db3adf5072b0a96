extension Pipeline {
  /// Returns what is wrong with the folders of a report and a state, both absolute paths; nil where
  /// neither holds the other.
  public static func problem(ofReport report: String, state: String) -> String? {
    func holds(_ outer: String, _ inner: String) -> Bool {
      outer == "/" || "\(inner)/".hasPrefix("\(outer)/")
    }
    if report == state {
      return "report and state lie in one folder, so that the ledger would travel with the report"
    }
    if holds(report, state) {
      return "the state lies within the report, so that the ledger would travel with it"
    }
    return holds(state, report) ? "the report lies within the state" : nil
  }
}
