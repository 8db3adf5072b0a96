import ProfileStore

/// What became of the ids and labels that the state keeps for joining.
public struct RunKeeping: Sendable {
  /// What was taken away after this run.
  public var pruned = PrunedRuns()
  /// What is older is taken away: seconds since 1970; nil where there is no label yet.
  public var keptFrom: Int64?
  /// Files that were read again, since something reached back to what had been taken of them.
  public var filesReadAgain = 0
  /// Windows that something reached back to and that stay as they were, since files are gone.
  public var windowsUnreached = 0

  /// Creates what nothing has become of but windows.
  init(windowsUnreached: Int) { self.windowsUnreached = windowsUnreached }

  /// What somebody should know; empty as a rule.
  var messages: [String] {
    guard windowsUnreached > 0 else { return [] }
    return [
      "\(windowsUnreached) windows stay as they were, though labels or calls came for them: they are"
        + " older than 'labels.keep', and log files of theirs are gone"
    ]
  }
}
