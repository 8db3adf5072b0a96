/// What the report consists of and was made from: `MANIFEST.json`.
public struct ManifestDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The version of the program.
  public var version: String
  /// The pipeline file.
  public var configuration: ManifestFileDocument
  /// The log files, sorted by source and path.
  public var inputs: [ManifestInputDocument]
  /// All files of the report but run.json and this one, sorted by path.
  public var outputs: [ManifestFileDocument]

  /// Creates the document from its parts.
  public init(
    formatVersion: Int = 1, version: String, configuration: ManifestFileDocument,
    inputs: [ManifestInputDocument] = [], outputs: [ManifestFileDocument] = []
  ) {
    self.formatVersion = formatVersion
    self.version = version
    self.configuration = configuration
    self.inputs = inputs
    self.outputs = outputs
  }
}

/// A file and its digest.
public struct ManifestFileDocument: Codable, Sendable, Equatable {
  /// The path relative to the report's folder; of the pipeline file its name.
  public var path: String
  /// Its size.
  public var bytes: Int
  /// Its SHA-256 in hexadecimal.
  public var sha256: String

  /// Creates the document from its parts.
  public init(
    path: String, bytes: Int, sha256: String
  ) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// A log file and its digest.
public struct ManifestInputDocument: Codable, Sendable, Equatable {
  /// The name of the source.
  public var source: String
  /// The path relative to the source's folder.
  public var path: String
  /// Its size.
  public var bytes: Int
  /// The XXH3-128 of its bytes in hexadecimal.
  public var digest: String

  /// Creates the document from its parts.
  public init(
    source: String, path: String, bytes: Int, digest: String
  ) {
    self.source = source
    self.path = path
    self.bytes = bytes
    self.digest = digest
  }
}
