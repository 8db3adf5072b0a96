/// What became of every line and row of one file, as it is kept in the ledger.
///
/// Lines = blank + accepted + rejected + filtered + exact copies; unterminated last lines of
/// damaged files are apart.
public struct FileCountsDocument: Codable, Sendable, Equatable {
  /// The version of this document: 1.
  public var formatVersion = 1
  /// Lines that ended, or that ended an intact file.
  public var lines = 0
  /// Lines of nothing but white space.
  public var blank = 0
  /// Lines that were read and counted.
  public var accepted = 0
  /// Lines that could not be used, by the reason's code.
  public var rejected: [String: Int] = [:]
  /// Lines that the source's conditions leave out.
  public var filtered = 0
  /// Lines left out as exact copies of a record of this or another file.
  public var exactCopies = 0
  /// Last lines of a damaged file that did not end.
  public var unterminated = 0
  /// Accepted lines that only a tolerant reader of JSON accepts.
  public var nonstandard = 0
  /// Calls that repeat an earlier call's id.
  public var retries = 0
  /// Rows of accepted lines.
  public var rows = 0
  /// Rows outside of the range of plausible times; part of `rows`.
  public var outOfRangeRows = 0
  /// Rows that arrived after their window's lateness had passed; part of `rows`.
  public var lateRows = 0

  /// Creates counts of nothing.
  public init() {}

  /// Whether every line is accounted for once.
  public var isBalanced: Bool {
    // Wrapping: a damaged ledger must not stop the program.
    let refused = rejected.values.reduce(0, &+)
    return lines == blank &+ accepted &+ refused &+ filtered &+ exactCopies
  }
}
