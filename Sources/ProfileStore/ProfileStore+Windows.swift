import Foundation
import GRDB

/// How far a window had come when it was published.
public enum PublishedState: String, Sendable, Hashable, CaseIterable {
  /// It has not ended.
  case open
  /// It has ended, and its lateness has not passed.
  case provisional
  /// Its lateness has passed.
  case final
}

/// What was published of one window.
public struct WindowRecord: Sendable, Equatable {
  /// The kind of window: day, week, …, or a duration.
  public var granularity: String
  /// The start: seconds since 1970.
  public var start: Int64
  /// The name, as in addresses.
  public var name: String
  /// How far the window has come.
  public var state: PublishedState
  /// The number of the published revision, from 1; 0 before the first.
  public var revision: Int
  /// The digest of the inputs, labels and reference that the revision was made from.
  public var dataDigest: ContentDigest?
  /// The digest of everything that decides the page's bytes.
  public var renderKey: ContentDigest?
  /// When the revision was published, as text.
  public var publishedAt: String?
  /// The contents behind the window once its partials are compacted; nil before.
  public var compactedFiles: [ContentDigest]?
  /// What later documents need to know of the published report, which means nothing to the store.
  public var summary: [UInt8]?

  /// Creates a record.
  public init(
    granularity: String, start: Int64, name: String, state: PublishedState, revision: Int = 0,
    dataDigest: ContentDigest? = nil, renderKey: ContentDigest? = nil,
    publishedAt: String? = nil, compactedFiles: [ContentDigest]? = nil, summary: [UInt8]? = nil
  ) {
    self.granularity = granularity
    self.start = start
    self.name = name
    self.state = state
    self.revision = revision
    self.dataDigest = dataDigest
    self.renderKey = renderKey
    self.publishedAt = publishedAt
    self.compactedFiles = compactedFiles
    self.summary = summary
  }
}

extension ProfileStore {
  /// Returns the windows of all granularities, sorted by granularity and start.
  public func windows() throws(StoreError) -> [WindowRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT granularity, start, name, state, revision, dataDigest, renderKey, publishedAt,
            files, summary
          FROM windows ORDER BY granularity, start
          """
      ).map(windowRecord)
    }
  }

  /// Returns the summary of a published window; nil where there is none.
  public func summary(granularity: String, start: Int64) throws(StoreError) -> [UInt8]? {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: "SELECT summary FROM windows WHERE granularity = ? AND start = ?"),
        arguments: [granularity, start])
      return row.flatMap { $0.hasNull(atIndex: 0) ? nil : $0.bytes(0) }
    }
  }

  /// Stores windows with their metrics, in one transaction; each replaces the one of its granularity
  /// and start, and all metrics of that.
  ///
  /// `metrics` are in the order of the windows, which have none where it ends early.
  public func put(
    _ windows: [WindowRecord], metrics: [[MetricObject]] = []
  ) throws(StoreError) {
    try write { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO windows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for window in windows {
        try statement.execute(arguments: [
          window.granularity, window.start, window.name, window.state.rawValue, window.revision,
          window.dataDigest.map { Data($0.bytes) }, window.renderKey.map { Data($0.bytes) },
          window.publishedAt, window.compactedFiles.map { Data($0.flatMap(\.bytes)) },
          window.summary.map { Data($0) },
        ])
      }
      for (place, window) in windows.enumerated() {
        try Self.replaceMetrics(
          of: window, with: place < metrics.count ? metrics[place] : [], in: database)
      }
    }
  }

  /// Removes windows with their metrics, in one transaction.
  public func remove(_ windows: [WindowRecord]) throws(StoreError) {
    guard !windows.isEmpty else { return }
    try write { database in
      for (table, start) in [("windows", "start"), ("columnMetrics", "windowStart")] {
        let statement = try database.cachedStatement(
          sql: "DELETE FROM \(table) WHERE granularity = ? AND \(start) = ?")
        for window in windows {
          try statement.execute(arguments: [window.granularity, window.start])
        }
      }
    }
  }

  private func windowRecord(_ row: Row) throws -> WindowRecord {
    let files = row.hasNull(atIndex: 8) ? nil : row.bytes(8)
    guard let state = PublishedState(rawValue: row[3]), (files ?? []).count.isMultiple(of: 16)
    else {
      throw StoreError.corrupt(path: path, reason: "the record of a window is not whole")
    }
    return WindowRecord(
      granularity: row[0], start: row[1], name: row[2], state: state, revision: row[4],
      dataDigest: ContentDigest(bytes: row.bytes(5)),
      renderKey: ContentDigest(bytes: row.bytes(6)), publishedAt: row[7],
      compactedFiles: files.map { files in
        stride(from: 0, to: files.count, by: 16).compactMap {
          ContentDigest(bytes: Array(files[$0..<($0 + 16)]))
        }
      }, summary: row.hasNull(atIndex: 9) ? nil : row.bytes(9))
  }
}
