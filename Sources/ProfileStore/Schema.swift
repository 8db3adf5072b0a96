import GRDB

/// The tables of the ledger, and how an older ledger becomes one of today.
///
/// Times are nanoseconds since 1970, but window starts and ends, which are seconds. Digests are
/// 16 bytes. Upper halves of keys are stored with their first bit flipped, so that SQLite's signed
/// order is theirs.
enum Schema {
  /// Marks a database as Tidemark's: "TIDM".
  static let applicationID = 0x5449_444D

  /// One step per schema version, the first from nothing to version 1.
  static let steps = [version1, version2, version3, version4, version5, version6]

  private static let version1 = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- One row per content; path, size and mtime are those of its first place.
    CREATE TABLE files (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      mtime INTEGER NOT NULL,
      digest BLOB NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('done', 'damaged', 'gone')),
      damageKind TEXT,
      damageOffset INTEGER,
      counts TEXT NOT NULL,
      firstTime INTEGER,
      lastTime INTEGER,
      columns BLOB NOT NULL,
      profiledExceptions BLOB NOT NULL,
      profiledDigest BLOB NOT NULL,
      wantedExceptions BLOB NOT NULL,
      wantedDigest BLOB NOT NULL,
      keyCount INTEGER NOT NULL,
      keysDigest BLOB NOT NULL,
      keysFrom INTEGER,
      keysUntil INTEGER,
      isUnresolved INTEGER NOT NULL,
      UNIQUE (source, digest));

    -- Where contents lie. A content that is gone keeps its last place until another file takes it.
    CREATE TABLE places (
      source TEXT NOT NULL,
      path TEXT NOT NULL,
      file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
      size INTEGER NOT NULL,
      mtime INTEGER NOT NULL,
      isPresent INTEGER NOT NULL,
      PRIMARY KEY (source, path)) WITHOUT ROWID;
    CREATE INDEX placesOfFile ON places (file);

    CREATE TABLE partials (
      file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
      windowStart INTEGER NOT NULL,
      windowEnd INTEGER NOT NULL,
      slice TEXT NOT NULL,
      profile BLOB NOT NULL,
      UNIQUE (file, windowStart, windowEnd, slice));
    CREATE INDEX partialsOfWindow ON partials (windowStart, windowEnd, file);

    -- The keys of removed files stay, without a file, until the others' duplicates are resolved.
    CREATE TABLE keyChunks (
      file INTEGER REFERENCES files ON DELETE SET NULL,
      firstKey INTEGER NOT NULL,
      lastKey INTEGER NOT NULL,
      earliest INTEGER NOT NULL,
      latest INTEGER NOT NULL,
      count INTEGER NOT NULL,
      entries BLOB NOT NULL);
    CREATE INDEX keyChunksOfFile ON keyChunks (file, firstKey);

    CREATE TABLE windows (
      granularity TEXT NOT NULL,
      start INTEGER NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'provisional', 'final')),
      revision INTEGER NOT NULL,
      dataDigest BLOB,
      renderKey BLOB,
      publishedAt TEXT,
      files BLOB,
      summary BLOB,
      PRIMARY KEY (granularity, start)) WITHOUT ROWID;

    CREATE TABLE metrics (
      granularity TEXT NOT NULL,
      windowStart INTEGER NOT NULL,
      slice TEXT NOT NULL,
      "column" TEXT NOT NULL,
      metric TEXT NOT NULL,
      value REAL,
      PRIMARY KEY (granularity, windowStart, slice, "column", metric)) WITHOUT ROWID;

    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      started TEXT NOT NULL,
      finished TEXT,
      exitCode INTEGER,
      configuration BLOB NOT NULL,
      version TEXT NOT NULL,
      arguments TEXT NOT NULL);
    """

  private static let version2 = """
    -- Outputs of rows and labels of rows, in runs sorted by key: what labels are joined with.
    CREATE TABLE joinChunks (
      file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
      isLabel INTEGER NOT NULL,
      firstKey INTEGER NOT NULL,
      earliest INTEGER NOT NULL,
      latest INTEGER NOT NULL,
      entries BLOB NOT NULL);
    CREATE INDEX joinChunksOfFile ON joinChunks (file, isLabel, earliest, latest);
    CREATE INDEX joinChunksByKey ON joinChunks (firstKey, isLabel, earliest, latest);

    -- Stretches of time whose rows or labels changed since outcomes were joined.
    CREATE TABLE outcomeChanges (
      isLabel INTEGER NOT NULL,
      earliest INTEGER NOT NULL,
      latest INTEGER NOT NULL);

    CREATE TABLE outcomes (
      windowStart INTEGER NOT NULL,
      windowEnd INTEGER NOT NULL,
      segment TEXT NOT NULL,
      value TEXT NOT NULL,
      digest BLOB NOT NULL,
      profile BLOB NOT NULL,
      UNIQUE (windowStart, windowEnd, segment, value));

    -- Labels without a row, by the window of their own time.
    CREATE TABLE orphans (windowStart INTEGER PRIMARY KEY, count INTEGER NOT NULL);
    """

  private static let version3 = """
    -- One row per window, slice and column: an object of metrics and their values. Metrics of a run
    -- are many, and to write a row for each took a twentieth of a run.
    CREATE TABLE columnMetrics (
      granularity TEXT NOT NULL,
      windowStart INTEGER NOT NULL,
      slice TEXT NOT NULL,
      "column" TEXT NOT NULL,
      "values" TEXT NOT NULL,
      PRIMARY KEY (granularity, windowStart, slice, "column")) WITHOUT ROWID;
    INSERT INTO columnMetrics
      SELECT granularity, windowStart, slice, "column", '{' || group_concat(
        json_quote(metric) || ':' || CASE
          WHEN abs(value) <= 1.7976931348623157e308 THEN printf('%!.17g', value)
          ELSE 'null' END) || '}'
      FROM metrics GROUP BY granularity, windowStart, slice, "column";
    DROP TABLE metrics;

    -- As people ask for them: one row per value.
    CREATE VIEW metrics AS
      SELECT granularity, windowStart, slice, "column", key AS metric, value
      FROM columnMetrics, json_each("values");
    """

  private static let version4 = """
    -- What was read of hosts, by the base windows in which it was read; it makes no window by itself.
    CREATE TABLE readings (
      file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
      windowStart INTEGER NOT NULL,
      windowEnd INTEGER NOT NULL,
      readings BLOB NOT NULL,
      UNIQUE (file, windowStart, windowEnd));
    CREATE INDEX readingsOfWindow ON readings (windowStart, file);
    """

  private static let version5 = """
    -- Which rows of a stretch of outputs had a label when they were joined: a bit each.
    CREATE TABLE joinMarks (chunk INTEGER PRIMARY KEY, settled BLOB NOT NULL);
    CREATE TRIGGER joinMarksOfChunk AFTER DELETE ON joinChunks
      BEGIN DELETE FROM joinMarks WHERE chunk = OLD.rowid; END;

    -- The outcomes of exactly these rows, by window: later labels are added to them.
    CREATE TABLE settledOutcomes (
      windowStart INTEGER NOT NULL,
      windowEnd INTEGER NOT NULL,
      segment TEXT NOT NULL,
      value TEXT NOT NULL,
      profile BLOB NOT NULL,
      UNIQUE (windowStart, windowEnd, segment, value));

    -- The content that came, where nothing but that changed.
    ALTER TABLE outcomeChanges ADD COLUMN file INTEGER;
    """

  private static let version6 = """
    -- Contents whose outputs or labels were taken away, since hardly any label can reach them.
    CREATE TABLE prunedRuns (
      file INTEGER PRIMARY KEY REFERENCES files ON DELETE CASCADE,
      isLabel INTEGER NOT NULL,
      earliest INTEGER NOT NULL,
      latest INTEGER NOT NULL,
      digest BLOB NOT NULL,
      isWanted INTEGER NOT NULL);
    """

  /// Brings a ledger up to date, in one transaction; a new database becomes a ledger.
  static func migrate(_ database: Database, at path: String, steps: [String] = steps) throws {
    let found = try check(database, at: path, supported: steps.count)
    guard found < steps.count else { return }
    try database.inTransaction(.immediate) {
      for step in steps[found...] { try database.execute(sql: step) }
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(steps.count)")
      return .commit
    }
  }

  /// Returns the schema version of a database: 0 when it is empty.
  ///
  /// - Throws: `notALedger` or `newer`.
  @discardableResult
  static func check(_ database: Database, at path: String, supported: Int = steps.count) throws
    -> Int
  {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if application == 0, version == 0, tables == 0 { return 0 }
    guard application == applicationID, version > 0 else {
      throw StoreError.notALedger(path: path)
    }
    guard version <= supported else {
      throw StoreError.newer(path: path, found: version, supported: supported)
    }
    return version
  }
}
