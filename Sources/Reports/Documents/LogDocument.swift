/// Where every line of a window's log files went.
public struct LogDocument: Codable, Sendable, Equatable {
  /// The number of files with rows in the window; the counts of lines are theirs, and those of the
  /// files of the window's time without a record.
  public var files: Int
  /// All lines: blank + accepted + rejected + filtered + exactCopies.
  public var lines: Int
  /// Lines without content.
  public var blank: Int
  /// Lines that became records.
  public var accepted: Int
  /// Lines that did not, counted by reason.
  public var rejected: [String: Int]
  /// Records of other models and health checks, left out as configured.
  public var filtered: Int
  /// Records logged twice, counted once.
  public var exactCopies: Int
  /// Further calls with an id already seen.
  public var retries: Int
  /// Rows that came after the window's lateness had passed; counted all the same.
  public var late: Int
  /// Rows with implausible times, counted in no window.
  public var outOfRange: Int
  /// Records whose JSON only a tolerant reader accepts.
  public var nonstandard: Int
  /// Where every row of the window went.
  public var rows: RowCountsDocument
  /// Files that could not be read to their end.
  public var damaged: [DamagedFileDocument]
  /// Files of the window's time of which all lines were rejected.
  public var rejectedFiles: [RejectedFileDocument]
  /// Other files of the window's time without a record, by path: that of a file lies between the rows
  /// of the files beside it.
  public var empty: [String]

  /// Creates the document from its parts.
  public init(
    files: Int, lines: Int, blank: Int = 0, accepted: Int, rejected: [String: Int] = [:],
    filtered: Int = 0, exactCopies: Int = 0, retries: Int = 0, late: Int = 0, outOfRange: Int = 0,
    nonstandard: Int = 0, rows: RowCountsDocument, damaged: [DamagedFileDocument] = [],
    rejectedFiles: [RejectedFileDocument] = [], empty: [String] = []
  ) {
    self.files = files
    self.lines = lines
    self.blank = blank
    self.accepted = accepted
    self.rejected = rejected
    self.filtered = filtered
    self.exactCopies = exactCopies
    self.retries = retries
    self.late = late
    self.outOfRange = outOfRange
    self.nonstandard = nonstandard
    self.rows = rows
    self.damaged = damaged
    self.rejectedFiles = rejectedFiles
    self.empty = empty
  }
}

/// Where every row of a window went: total = served + failed + superseded + mismatched.
public struct RowCountsDocument: Codable, Sendable, Equatable {
  /// All rows of the window.
  public var total: Int
  /// Rows whose answer counts.
  public var served: Int
  /// Rows of calls without a good answer.
  public var failed: Int
  /// Rows of retries beside the call that counts.
  public var superseded: Int
  /// Rows that fit neither.
  public var mismatched: Int
  /// Records of the window that were logged twice; they are in none of the above.
  public var exactCopies: Int

  /// Creates the document from its parts.
  public init(
    total: Int, served: Int, failed: Int = 0, superseded: Int = 0, mismatched: Int = 0,
    exactCopies: Int = 0
  ) {
    self.total = total
    self.served = served
    self.failed = failed
    self.superseded = superseded
    self.mismatched = mismatched
    self.exactCopies = exactCopies
  }
}

/// A file that could not be read to its end.
public struct DamagedFileDocument: Codable, Sendable, Equatable {
  /// The path relative to the source's folder.
  public var path: String
  /// The byte of the compressed file at which the damaged gzip member begins, or what is no member;
  /// null where it is not known.
  public var offset: Int?
  /// What is damaged.
  public var reason: String
  /// The lines before the damage, which were read.
  public var lines: Int

  /// Creates the document from its parts.
  public init(
    path: String, offset: Int? = nil, reason: String, lines: Int = 0
  ) {
    self.path = path
    self.offset = offset
    self.reason = reason
    self.lines = lines
  }
}

/// A file of which all lines were rejected.
public struct RejectedFileDocument: Codable, Sendable, Equatable {
  /// The path relative to the source's folder.
  public var path: String
  /// Its lines.
  public var lines: Int
  /// Why most of them were rejected.
  public var reason: String

  /// Creates the document from its parts.
  public init(path: String, lines: Int, reason: String) {
    self.path = path
    self.lines = lines
    self.reason = reason
  }
}

extension LogDocument {
  /// The lines of which it is known what became of them; all of them in a log that adds up.
  var accounted: Int {
    blank &+ accepted &+ rejected.values.reduce(0, &+) &+ filtered &+ exactCopies
  }
}

extension RowCountsDocument {
  /// The rows of which it is known what became of them; all of them in a log that adds up.
  var accounted: Int { served &+ failed &+ superseded &+ mismatched }
}
