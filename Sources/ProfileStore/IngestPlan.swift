/// A log file as found by listing a source's folder.
public struct ListedFile: Sendable, Hashable {
  /// Its source, and its path relative to the fixed prefix of the source's pattern.
  public var place: FilePlace
  /// Where to open it.
  public var absolutePath: String
  /// The length in bytes.
  public var size: Int64
  /// When it was last modified: nanoseconds since 1970.
  public var modified: Int64

  /// Creates a listed file.
  public init(place: FilePlace, absolutePath: String, size: Int64, modified: Int64) {
    self.place = place
    self.absolutePath = absolutePath
    self.size = size
    self.modified = modified
  }
}

/// A file that is to be profiled.
public struct PlannedFile: Sendable, Equatable {
  /// The file to read.
  public var file: ListedFile
  /// The digest of its bytes, where planning needed it; the reader finds it out anyway.
  public var digest: ContentDigest?
  /// Other files of the same bytes, which are not read.
  public var copies: [ListedFile]
  /// The rows to leave out; nil for a file that is new to the ledger: those within it, then.
  public var exceptions: RowExceptions?

  /// Creates a file to profile.
  public init(
    file: ListedFile, digest: ContentDigest? = nil, copies: [ListedFile] = [],
    exceptions: RowExceptions? = nil
  ) {
    self.file = file
    self.digest = digest
    self.copies = copies
    self.exceptions = exceptions
  }
}

/// What changed between the ledger and the files that exist, and what is to be read.
///
/// All lists are sorted by source and path. The plan alone changes nothing: `record(_:)` notes
/// where files lie, then `commit(_:)` takes in what was read.
public struct IngestPlan: Sendable {
  /// Files whose content the ledger does not know.
  public var new: [PlannedFile] = []
  /// Files whose content is another than the ledger knows; their contribution is replaced.
  public var changed: [PlannedFile] = []
  /// Known files that were profiled with other column definitions.
  public var outdated: [PlannedFile] = []
  /// Files that are as the ledger knows them.
  public var unchanged: [FilePlace] = []
  /// Contents that left a place and lie at another.
  public var moved: [Move] = []
  /// Places with a content that another place of the source holds: counted once.
  public var copies: [FilePlace] = []
  /// Files that are no longer there; their contribution stays.
  public var gone: [FilePlace] = []
  /// Files that were gone and are back.
  public var returned: [FilePlace] = []
  /// Files that may still be written; they wait for a later run.
  public var unsettled: [ListedFile] = []
  /// Files that could not be read; what the ledger knows of them stays.
  public var unreadable: [ListedFile] = []
  /// Known files below a folder that could not be looked into; what the ledger knows of them stays.
  public var hidden: [FilePlace] = []
  /// Gone files that were profiled with other column definitions: new columns lack their rows.
  public var notRecorded: [FilePlace] = []

  /// Creates a plan to do nothing.
  public init() {}

  /// A content that left a place and lies at another.
  public struct Move: Sendable, Hashable {
    /// The place that it left.
    public var from: FilePlace
    /// The first place where it lies.
    public var to: FilePlace
  }

  /// All files to read, sorted by source and path.
  public var filesToProfile: [PlannedFile] {
    (new + changed + outdated).sorted { $0.file.place < $1.file.place }
  }

  /// The state of the ledger that the plan was made from.
  var edition = 0
  /// What `record(_:)` does.
  var edits = LedgerEdits()
}

/// Changes of where contents lie, carried out in the order of the members.
struct LedgerEdits: Sendable {
  /// Places that no longer hold what they held.
  var removedPlaces: [FilePlace] = []
  /// Places whose file is gone, and that still stand for its content.
  var gonePlaces: [FilePlace] = []
  /// Places that hold a known content.
  var heldPlaces: [(file: ListedFile, content: Int64)] = []
  /// Contents whose only place now holds another content: replaced.
  var replacedContents: [Int64] = []
  /// Contents whose places or presence change.
  var touchedContents: Set<Int64> = []
}
