/// What ran, when and where: `run.json`, the one file that differs from run to run.
public struct RunDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// When the run began (RFC 3339).
  public var started: String
  /// When it ended (RFC 3339).
  public var finished: String
  /// How long it took.
  public var seconds: Double
  /// The machine.
  public var host: String
  /// The version of the program.
  public var version: String
  /// The command line.
  public var arguments: [String]
  /// Where the pipeline file lies.
  public var pipelineFile: String
  /// Where the state lies.
  public var state: String
  /// Where the report lies.
  public var output: String
  /// The exit code.
  public var exitCode: Int
  /// The files that the run looked at.
  public var files: [RunFileDocument]
  /// How many windows were written.
  public var windowsRendered: Int
  /// How many files of the report changed.
  public var pagesWritten: Int
  /// Compressed bytes read.
  public var bytesRead: Int
  /// Rows read.
  public var rowsRead: Int
  /// What became of the ids and labels that the state keeps; null without labels.
  public var keeping: RunKeepingDocument?
  /// Warnings of the run.
  public var messages: [String]

  /// Creates the document from its parts.
  public init(
    formatVersion: Int = 1, started: String, finished: String, seconds: Double, host: String,
    version: String, arguments: [String], pipelineFile: String, state: String, output: String,
    exitCode: Int, files: [RunFileDocument] = [], windowsRendered: Int = 0, pagesWritten: Int = 0,
    bytesRead: Int = 0, rowsRead: Int = 0, keeping: RunKeepingDocument? = nil,
    messages: [String] = []
  ) {
    self.formatVersion = formatVersion
    self.started = started
    self.finished = finished
    self.seconds = seconds
    self.host = host
    self.version = version
    self.arguments = arguments
    self.pipelineFile = pipelineFile
    self.state = state
    self.output = output
    self.exitCode = exitCode
    self.files = files
    self.windowsRendered = windowsRendered
    self.pagesWritten = pagesWritten
    self.bytesRead = bytesRead
    self.rowsRead = rowsRead
    self.keeping = keeping
    self.messages = messages
  }
}

/// What became of the ids and labels that the state keeps for joining.
public struct RunKeepingDocument: Codable, Sendable, Equatable {
  /// What is older is taken away (RFC 3339); null where there is no label yet.
  public var from: String?
  /// Request files whose ids and outputs were taken away after the run.
  public var requestFilesPruned: Int
  /// Label files whose labels were taken away after the run.
  public var labelFilesPruned: Int
  /// The bytes that these took in the state.
  public var bytesPruned: Int
  /// Files that were read again, since something reached back to what had been taken of them.
  public var filesReadAgain: Int
  /// Windows that something reached back to and that stay as they were, since files are gone.
  public var windowsUnreached: Int

  /// Creates the document from its parts.
  public init(
    from: String? = nil, requestFilesPruned: Int = 0, labelFilesPruned: Int = 0,
    bytesPruned: Int = 0, filesReadAgain: Int = 0, windowsUnreached: Int = 0
  ) {
    self.from = from
    self.requestFilesPruned = requestFilesPruned
    self.labelFilesPruned = labelFilesPruned
    self.bytesPruned = bytesPruned
    self.filesReadAgain = filesReadAgain
    self.windowsUnreached = windowsUnreached
  }
}

/// A log file and what became of it.
public struct RunFileDocument: Codable, Sendable, Equatable {
  /// The name of the source.
  public var source: String
  /// Where it lies.
  public var path: String
  /// What became of it: new, unchanged, moved, gone, unreadable, …, in words.
  public var state: String
  /// Its size.
  public var bytes: Int
  /// What is wrong with it; null where nothing is.
  public var note: String?

  /// Creates the document from its parts.
  public init(
    source: String, path: String, state: String, bytes: Int, note: String? = nil
  ) {
    self.source = source
    self.path = path
    self.state = state
    self.bytes = bytes
    self.note = note
  }
}
