import GRDB

/// The settings that a state is bound to: whoever changes one has to read all files again.
public struct StoreIdentity: Sendable, Equatable {
  /// The name of the pipeline.
  public var pipeline: String
  /// What else the state is bound to, by names for people: `time zone`, `finest window`, `id of
  /// source 'requests'`, with a text or digest that changes when the setting does.
  public var settings: [String: String]

  /// Creates an identity.
  public init(pipeline: String, settings: [String: String]) {
    self.pipeline = pipeline
    self.settings = settings
  }

  /// The names of what differs from another identity, sorted.
  func differences(from other: StoreIdentity) -> [String] {
    let names = Set(settings.keys).union(other.settings.keys)
    let differing = names.filter { settings[$0] != other.settings[$0] }.sorted()
    return (pipeline == other.pipeline ? [] : ["pipeline"]) + differing
  }
}

extension ProfileStore {
  /// The identity that the state is bound to; nil for a new state.
  public var identity: StoreIdentity? {
    get throws(StoreError) {
      try read { database in
        guard let pipeline = try Meta.value("pipeline", in: database) else { return nil }
        let rows = try Row.fetchAll(
          database, sql: "SELECT key, value FROM meta WHERE key LIKE 'setting %'")
        let settings = rows.map { row -> (String, String) in
          let key: String = row[0]
          return (String(key.dropFirst("setting ".count)), row[1])
        }
        return StoreIdentity(
          pipeline: pipeline, settings: Dictionary(settings) { first, _ in first })
      }
    }
  }

  /// The version of the program that created the state; nil for a new state.
  public var createdVersion: String? {
    get throws(StoreError) { try read { try Meta.value("createdVersion", in: $0) } }
  }

  /// Binds the state to an identity, or checks that it is bound to it.
  ///
  /// - Parameters:
  ///   - identity: The identity by the pipeline file.
  ///   - version: The version of the program.
  ///   - isRebuilding: Whether to clear the whole state first (`--rebuild`).
  /// - Throws: `stale` with the names of what changed; nothing was changed then.
  public func bind(
    to identity: StoreIdentity, version: String, isRebuilding: Bool = false
  ) throws(StoreError) {
    if !isRebuilding, let known = try self.identity {
      let changed = identity.differences(from: known)
      guard changed.isEmpty else { throw .stale(changed: changed) }
      return
    }
    try write { database in
      let tables = [
        "keyChunks", "joinChunks", "joinMarks", "prunedRuns", "outcomeChanges", "outcomes",
        "settledOutcomes",
        "orphans", "partials", "places", "files", "windows", "columnMetrics", "runs", "meta",
      ]
      for table in tables {
        try database.execute(sql: "DELETE FROM \(table)")
      }
      try Meta.set("pipeline", to: identity.pipeline, in: database)
      try Meta.set("createdVersion", to: version, in: database)
      for (name, value) in identity.settings.sorted(by: { $0.key < $1.key }) {
        try Meta.set("setting \(name)", to: value, in: database)
      }
    }
  }
}
