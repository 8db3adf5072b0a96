/// What the overview shows: `index.json`.
public struct IndexDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The pipeline.
  public var pipeline: PipelineDocument
  /// The time up to which data counted (RFC 3339); null where everything did.
  public var asOf: String?
  /// The newest complete window of the first granularity; null where there is none.
  public var latest: LatestDocument?
  /// All windows by granularity, finest first, each in order of time.
  public var windows: [IndexWindowDocument]
  /// Open and closed incidents, newest first.
  public var incidents: [IncidentDocument]
  /// How estimates of performance turned out once labels were there, by granularity.
  public var estimates: [EstimateRecordDocument]
  /// The events of the pipeline file, in the order of time.
  public var events: [EventDocument]
  /// What is usual for the numbers of the newest complete windows, by granularity.
  public var trends: [TrendDocument]
  /// Files and folders that the run could not read, so that the report may lack rows; null where
  /// there is none.
  public var unreadable: [UnreadableDocument]?
  /// Files of which no line counts, so that the report lacks what they hold; null where there is
  /// none.
  public var unusable: [UnusableFileDocument]?

  /// Creates the document from its parts.
  public init(
    formatVersion: Int = 1, pipeline: PipelineDocument, asOf: String? = nil,
    latest: LatestDocument? = nil, windows: [IndexWindowDocument] = [],
    incidents: [IncidentDocument] = [], estimates: [EstimateRecordDocument] = [],
    events: [EventDocument] = [], trends: [TrendDocument] = [],
    unreadable: [UnreadableDocument]? = nil, unusable: [UnusableFileDocument]? = nil
  ) {
    self.formatVersion = formatVersion
    self.pipeline = pipeline
    self.asOf = asOf
    self.latest = latest
    self.windows = windows
    self.incidents = incidents
    self.estimates = estimates
    self.events = events
    self.trends = trends
    self.unreadable = unreadable
    self.unusable = unusable
  }
}

/// A file or folder that a run could not read.
public struct UnreadableDocument: Codable, Sendable, Equatable {
  /// The name of the source.
  public var source: String
  /// The path relative to the source's folder; empty: that folder itself.
  public var path: String
  /// Whether it is a folder: then nothing below it was read.
  public var isFolder: Bool

  /// Creates the document from its parts.
  public init(source: String, path: String, isFolder: Bool) {
    self.source = source
    self.path = path
    self.isFolder = isFolder
  }
}

/// A file of which no line counts: damaged before its first line, or with all lines rejected.
public struct UnusableFileDocument: Codable, Sendable, Equatable {
  /// The name of the source.
  public var source: String
  /// The path relative to the source's folder.
  public var path: String
  /// The lines that were read.
  public var lines: Int
  /// What is damaged; null for an intact file.
  public var damage: String?
  /// The byte of the compressed file at which the damaged gzip member begins; null for an intact
  /// file.
  public var offset: Int?
  /// Why most of the lines were rejected; null where there is none.
  public var rejection: String?
  /// Whether it comes, by path, after all files of its source with a record.
  public var isNewest: Bool

  /// Creates the document from its parts.
  public init(
    source: String, path: String, lines: Int, damage: String? = nil, offset: Int? = nil,
    rejection: String? = nil, isNewest: Bool = false
  ) {
    self.source = source
    self.path = path
    self.lines = lines
    self.damage = damage
    self.offset = offset
    self.rejection = rejection
    self.isNewest = isNewest
  }
}

/// How estimates of one metric turned out in the windows that have most of their labels.
public struct EstimateRecordDocument: Codable, Sendable, Equatable {
  /// The granularity of the windows.
  public var granularity: String
  /// The metric.
  public var metric: String
  /// How many windows have an estimate and at least 80 % of their labels.
  public var windows: Int
  /// The mean distance of the estimate from the value by labels.
  public var meanError: Double
  /// In how many of the windows the value by labels lies in the estimate's band.
  public var inBand: Int

  /// Creates the document from its parts.
  public init(
    granularity: String, metric: String, windows: Int, meanError: Double, inBand: Int
  ) {
    self.granularity = granularity
    self.metric = metric
    self.windows = windows
    self.meanError = meanError
    self.inBand = inBand
  }
}

/// The newest complete window and its verdict.
public struct LatestDocument: Codable, Sendable, Equatable {
  /// Its name.
  public var name: String
  /// Its granularity.
  public var granularity: String
  /// Its page relative to the report's folder.
  public var path: String
  /// Its verdict.
  public var verdict: VerdictDocument
  /// Its ten areas in their fixed order.
  public var areas: [AreaDocument]

  /// Creates the document from its parts.
  public init(
    name: String, granularity: String, path: String, verdict: VerdictDocument, areas: [AreaDocument]
  ) {
    self.name = name
    self.granularity = granularity
    self.path = path
    self.verdict = verdict
    self.areas = areas
  }
}

/// One window in a line.
public struct IndexWindowDocument: Codable, Sendable, Equatable {
  /// The stable name.
  public var name: String
  /// Its granularity.
  public var granularity: String
  /// The start (RFC 3339 with offset).
  public var start: String
  /// The end (RFC 3339 with offset).
  public var end: String
  /// Whether rows may still come.
  public var state: WindowState
  /// The n-th published state of its report.
  public var revision: Int
  /// The page relative to the report's folder.
  public var path: String
  /// Its verdict.
  public var status: Status
  /// Its verdict in a sentence.
  public var sentence: String
  /// Its ten areas in their fixed order.
  public var areas: [AreaCellDocument]
  /// The numbers of the trends.
  public var metrics: WindowMetricsDocument
  /// The first local date of the reference that decides; null where there is none.
  public var referenceFrom: String?
  /// The local date after its last; null where there is none.
  public var referenceTo: String?
  /// The model versions that answered in it, sorted; null where they are not known.
  public var versions: [String]?

  /// Creates the document from its parts.
  public init(
    name: String, granularity: String, start: String, end: String, state: WindowState,
    revision: Int, path: String, status: Status, sentence: String, areas: [AreaCellDocument],
    metrics: WindowMetricsDocument, referenceFrom: String? = nil, referenceTo: String? = nil,
    versions: [String]? = nil
  ) {
    self.name = name
    self.granularity = granularity
    self.start = start
    self.end = end
    self.state = state
    self.revision = revision
    self.path = path
    self.status = status
    self.sentence = sentence
    self.areas = areas
    self.metrics = metrics
    self.referenceFrom = referenceFrom
    self.referenceTo = referenceTo
    self.versions = versions
  }
}

/// One area of one window in a cell.
public struct AreaCellDocument: Codable, Sendable, Equatable {
  /// Which of the ten areas.
  public var id: Area
  /// Its status.
  public var status: Status
  /// The metric of the number; null where nothing was judged.
  public var metric: String?
  /// The number that decided; null where nothing was judged.
  public var value: Double?
  /// Its limit; null where it has none.
  public var limit: Double?
  /// Whether the number has to stay below or above `limit`.
  public var bound: Bound

  /// Creates the document from its parts.
  public init(
    id: Area, status: Status, metric: String? = nil, value: Double? = nil, limit: Double? = nil,
    bound: Bound = .max
  ) {
    self.id = id
    self.status = status
    self.metric = metric
    self.value = value
    self.limit = limit
    self.bound = bound
  }
}

/// The numbers of a window that the overview follows.
public struct WindowMetricsDocument: Codable, Sendable, Equatable {
  /// Calls.
  public var calls: Int
  /// Rows.
  public var rows: Int
  /// Failed calls by calls; null where there are none.
  public var errorRate: Double?
  /// The 99 % latency in seconds; null where there is none.
  public var p99: Double?
  /// How many columns drifted; null where there is no reference.
  public var driftedColumns: Int?
  /// The largest PSI of any column; null where there is no reference.
  public var maxPsi: Double?
  /// How good the model was; null where no labels are joined.
  public var performance: PerformanceNumbersDocument?
  /// The share of processor time that the busiest host stays below 95 % of the time; null where no
  /// host was read.
  public var cpu: Double?
  /// The share of memory that the fullest host stays below 95 % of the time; null where no host was
  /// read.
  public var memory: Double?
  /// The share of time that the busiest disk of any host stays below 95 % of the time; null where no
  /// disk was read.
  public var disk: Double?
  /// The bytes per second that the host with most traffic receives or sends at most 95 % of the time;
  /// null where no network was read.
  public var network: Double?

  /// Creates the document from its parts.
  public init(
    calls: Int, rows: Int, errorRate: Double? = nil, p99: Double? = nil, driftedColumns: Int? = nil,
    maxPsi: Double? = nil, performance: PerformanceNumbersDocument? = nil, cpu: Double? = nil,
    memory: Double? = nil, disk: Double? = nil, network: Double? = nil
  ) {
    self.calls = calls
    self.rows = rows
    self.errorRate = errorRate
    self.p99 = p99
    self.driftedColumns = driftedColumns
    self.maxPsi = maxPsi
    self.performance = performance
    self.cpu = cpu
    self.memory = memory
    self.disk = disk
    self.network = network
  }
}

/// A run of adjacent windows with the same finding.
public struct IncidentDocument: Codable, Sendable, Equatable {
  /// The stable id, as `2013-07-14-outage`.
  public var id: String
  /// The area.
  public var area: Area
  /// The metric.
  public var metric: String
  /// The column; null where it is about none.
  public var column: String?
  /// The worst of its findings.
  public var status: Status
  /// When it began (RFC 3339 with offset).
  public var start: String
  /// When it ended; null while it is open.
  public var end: String?
  /// The incident in a sentence.
  public var sentence: String
  /// The pages of the windows that it touches, relative to the report's folder.
  public var windows: [String]

  /// Creates the document from its parts.
  public init(
    id: String, area: Area, metric: String, column: String? = nil, status: Status, start: String,
    end: String? = nil, sentence: String, windows: [String] = []
  ) {
    self.id = id
    self.area = area
    self.metric = metric
    self.column = column
    self.status = status
    self.start = start
    self.end = end
    self.sentence = sentence
    self.windows = windows
  }
}

/// All incidents: `incidents.json`.
public struct IncidentsDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The pipeline.
  public var pipeline: PipelineDocument
  /// Open and closed incidents, newest first.
  public var incidents: [IncidentDocument]

  /// Creates the document from its parts.
  public init(
    formatVersion: Int = 1, pipeline: PipelineDocument, incidents: [IncidentDocument] = []
  ) {
    self.formatVersion = formatVersion
    self.pipeline = pipeline
    self.incidents = incidents
  }
}
