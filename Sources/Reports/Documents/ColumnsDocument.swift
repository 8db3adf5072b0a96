/// How far every column was from its reference, window by window: `columns.json`.
public struct ColumnsDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The pipeline.
  public var pipeline: PipelineDocument
  /// The granularity of the windows, the finest.
  public var granularity: String
  /// The newest windows that are over, in order of time.
  public var windows: [ColumnsWindowDocument]
  /// The columns, worst first: by the newest status, then by how often they were marked, then by
  /// name.
  public var columns: [ColumnHistoryDocument]

  /// Creates the document from its parts; columns may come in any order.
  public init(
    formatVersion: Int = 1, pipeline: PipelineDocument, granularity: String,
    windows: [ColumnsWindowDocument], columns: [ColumnHistoryDocument]
  ) {
    self.formatVersion = formatVersion
    self.pipeline = pipeline
    self.granularity = granularity
    self.windows = windows
    self.columns = columns.sorted { left, right in
      (right.rank, right.marked, left.name, left.role.rawValue)
        < (left.rank, left.marked, right.name, right.role.rawValue)
    }
  }
}

/// A window of `columns.json`.
public struct ColumnsWindowDocument: Codable, Sendable, Equatable {
  /// Its name.
  public var name: String
  /// Its start (RFC 3339 with offset).
  public var start: String
  /// Its page relative to the report's folder.
  public var path: String

  /// Creates the document from its parts.
  public init(name: String, start: String, path: String) {
    self.name = name
    self.start = start
    self.path = path
  }
}

/// One column in every window of `columns.json`.
public struct ColumnHistoryDocument: Codable, Sendable, Equatable {
  /// The name in the pipeline file.
  public var name: String
  /// What the column is.
  public var role: Role
  /// Its state in each of the windows, in their order.
  public var points: [ColumnPointDocument]

  /// Creates the document from its parts.
  public init(name: String, role: Role, points: [ColumnPointDocument]) {
    self.name = name
    self.role = role
    self.points = points
  }

  fileprivate var rank: Int { points.last?.status.rank ?? 0 }
  fileprivate var marked: Int { points.filter { $0.status > .noData }.count }
}

/// A column in one window.
public struct ColumnPointDocument: Codable, Sendable, Equatable {
  /// Its PSI; null where nothing was compared.
  public var psi: Double?
  /// The worst finding about it; OK where there is none, no data where it was not compared.
  public var status: Status
  /// The id of the finding about several columns that tells of it; null where its own does, or none.
  public var coveredBy: String?

  /// Creates the document from its parts.
  public init(psi: Double?, status: Status, coveredBy: String? = nil) {
    self.psi = psi
    self.status = status
    self.coveredBy = coveredBy
  }
}
