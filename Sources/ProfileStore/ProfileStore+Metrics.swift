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
  /// NaN and infinities are stored as nil.
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
  static func replaceMetrics(
    of window: WindowRecord, with objects: [MetricObject], in database: Database
  ) throws {
    try database.cachedStatement(
      sql: "DELETE FROM columnMetrics WHERE granularity = ? AND windowStart = ?"
    ).execute(arguments: [window.granularity, window.start])
    let statement = try database.cachedStatement(
      sql: "INSERT INTO columnMetrics VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)")
    for object in objects {
      try statement.execute(arguments: [
        window.granularity, window.start, Data(text: object.slice), Data(text: object.column),
        object.json,
      ])
    }
  }

  /// Returns the metrics of the windows of a granularity that start in a stretch of time,
  /// ascending; those only whose names end with `ending`.
  public func metrics(
    granularity: String, startingIn bounds: WindowBounds, named ending: String = ""
  ) throws(StoreError) -> [WindowMetrics] {
    try read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT windowStart, CAST(slice AS BLOB), CAST("column" AS BLOB),
              CAST("values" AS BLOB)
            FROM columnMetrics WHERE granularity = ? AND windowStart >= ? AND windowStart < ?
            ORDER BY windowStart, slice, "column"
            """), arguments: [granularity, bounds.start, bounds.end])
      var windows: [WindowMetrics] = []
      while let row = try rows.next() {
        let start: Int64 = row[0]
        if windows.last?.windowStart != start {
          windows.append(WindowMetrics(windowStart: start, values: []))
        }
        let (slice, column) = (row.text(1), row.text(2))
        windows[windows.count - 1].values += try values(row.bytes(3), named: ending)
          .sorted { $0.metric < $1.metric }.map {
            MetricValue(slice: slice, column: column, metric: $0.metric, value: $0.value)
          }
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
            SELECT windowStart, CAST("values" AS BLOB) FROM columnMetrics
            WHERE granularity = ? AND slice = CAST(? AS TEXT) AND "column" = CAST(? AS TEXT)
            ORDER BY windowStart
            """),
        arguments: [granularity, Data(text: slice), Data(text: column)]
      ).compactMap { row in
        try values(row.bytes(1), named: metric).first { $0.metric == metric }.map {
          (row[0], $0.value)
        }
      }
    }
  }

  private func values(
    _ json: [UInt8], named ending: String
  ) throws(StoreError) -> [(metric: String, value: Double?)] {
    guard let values = MetricObject.values(of: json, named: ending) else {
      throw .corrupt(path: path, reason: "the metrics of a window are not whole")
    }
    return values
  }
}
