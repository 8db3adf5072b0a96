import Gzip

/// How a run is carried out: checked and complete.
public struct RunOptions: Sendable {
  /// The first local date or window name to render; nil: from the first window on.
  public var since: Int64?
  /// The instant before which windows to render start; nil: to the last window.
  public var until: Int64?
  /// The time as of which reports are made, in seconds since 1970; nil: now.
  ///
  /// Windows that start later do not exist yet, and states (open, provisional, final) are those of
  /// this time.
  public var asOf: Int64?
  /// Whether to forget the state and read all files again.
  public var isRebuilding = false
  /// How many files are read at once; at least 1.
  public var threads = 2
  /// The memory that profiles may take before the oldest windows are set aside, in bytes.
  public var memory = 512 << 20
  /// Another state folder than the pipeline file's.
  public var stateFolder: String?
  /// Another report folder than the pipeline file's.
  public var reportFolder: String?
  /// Whether to tell only what would be read and rendered.
  public var isDryRun = false
  /// Whether pages tell of their revisions; without, equal data give equal bytes.
  public var showsRevisions = true
  /// The inflater.
  public var inflater = InflaterKind.fastest
  /// The command line, for run.json.
  public var arguments: [String] = []

  /// Creates the options of a plain run.
  public init() {}
}
