/// Files that may be why calls of a time are not in the log.
public enum GapCause: Sendable, Equatable {
  /// A file of the window that could not be read to its end.
  case damaged(String)
  /// A file of the window's time of which all lines were rejected.
  case rejected(String)
  /// A file of the window's time that has no row.
  case empty(String)
}

extension WindowEvidence {
  /// The file that may be why there are outages: a damaged one of the window, else one of
  /// its time of which all lines were rejected, else an empty one; of several the first by path.
  var gapCause: GapCause? {
    guard !outages.isEmpty else { return nil }
    return log.damagedPaths.first.map { .damaged($0) }
      ?? log.rejectedPaths.first.map { .rejected($0) } ?? log.emptyPaths.first.map { .empty($0) }
  }
}
