import Foundation
import GRDB

/// One number of one window, kept for trend charts.
public struct MetricValue: Sendable, Equatable {
  /// The slice; empty for the whole slice.
  public var slice: String
  /// The input, feature or output; empty for a metric of no column.
  public var column: String
  /// The metric: `<area>.<name>`.
  public var metric: String
  /// The value; nil where it could not be computed.
  ///
  /// NaN is stored as nil.
  public var value: Double?

  /// Creates a value.
  public init(slice: String = "", column: String = "", metric: String, value: Double?) {
    self.slice = slice
    self.column = column
    self.metric = metric
    self.value = value
  }
}

/// The metrics of one window.
public struct WindowMetrics: Sendable, Equatable {
  /// The window's start: seconds since 1970.
  public var windowStart: Int64
  /// The values, sorted by slice, column and metric.
  public var values: [MetricValue]
}

extension ProfileStore {
  /// Replaces all metrics of a window.
  ///
  /// Of two values with one slice, column and metric the later stays.
  static func replaceMetrics(
    of window: WindowRecord, with values: [MetricValue], in database: Database
  ) throws {
    try database.cachedStatement(
      sql: "DELETE FROM metrics WHERE granularity = ? AND windowStart = ?"
    ).execute(arguments: [window.granularity, window.start])
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO metrics
        VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)
        """)
    for value in values {
      try statement.execute(arguments: [
        window.granularity, window.start, Data(text: value.slice), Data(text: value.column),
        value.metric, value.value,
      ])
    }
  }

  /// Returns the metrics of the windows of a granularity that start in a stretch of time,
  /// ascending.
  public func metrics(
    granularity: String, startingIn bounds: WindowBounds
  ) throws(StoreError) -> [WindowMetrics] {
    try read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT windowStart, CAST(slice AS BLOB), CAST("column" AS BLOB), metric, value
            FROM metrics WHERE granularity = ? AND windowStart >= ? AND windowStart < ?
            ORDER BY windowStart, slice, "column", metric
            """), arguments: [granularity, bounds.start, bounds.end])
      var windows: [WindowMetrics] = []
      while let row = try rows.next() {
        let start: Int64 = row[0]
        if windows.last?.windowStart != start {
          windows.append(WindowMetrics(windowStart: start, values: []))
        }
        windows[windows.count - 1].values.append(
          MetricValue(slice: row.text(1), column: row.text(2), metric: row[3], value: row[4]))
      }
      return windows
    }
  }

  /// Returns one metric over time, ascending: a value, or nil where it could not be computed, per
  /// window that has it.
  public func history(
    of metric: String, column: String = "", slice: String = "", granularity: String
  ) throws(StoreError) -> [(windowStart: Int64, value: Double?)] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT windowStart, value FROM metrics
            WHERE granularity = ? AND slice = CAST(? AS TEXT) AND "column" = CAST(? AS TEXT)
              AND metric = ?
            ORDER BY windowStart
            """),
        arguments: [granularity, Data(text: slice), Data(text: column), metric]
      ).map { ($0[0], $0[1]) }
    }
  }
}
