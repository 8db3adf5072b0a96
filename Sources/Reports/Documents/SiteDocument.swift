/// What a shared start page shows: the reports of several pipelines, worst first.
public struct SiteDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The language of the page: `en` or `ko`.
  public var locale: String
  /// The reports, worst first, then by title and path.
  public var reports: [SiteReportDocument]

  /// Creates the document from its parts; reports may come in any order.
  public init(formatVersion: Int = 1, locale: String, reports: [SiteReportDocument]) {
    self.formatVersion = formatVersion
    self.locale = locale
    self.reports = reports.sorted { left, right in
      (right.rank, left.title, left.path) < (left.rank, right.title, right.path)
    }
  }
}

/// Why a report in a shared start page has no verdict.
public enum SiteReason: String, Codable, Sendable, CaseIterable {
  /// Its folder has no overview.
  case missing
  /// Its overview is no document of a report.
  case unreadable
  /// Its overview is of another version of the format.
  case otherVersion = "other_version"
  /// No window is complete.
  case noWindow = "no_window"
}

/// One pipeline's report and the verdict of its newest complete window.
public struct SiteReportDocument: Codable, Sendable, Equatable {
  /// Its folder, relative to the start page's.
  public var path: String
  /// The pipeline's name; null where the report cannot be read.
  public var name: String?
  /// The title that stakeholders know; the folder where the report cannot be read.
  public var title: String
  /// The newest complete window's verdict; no data where there is none.
  public var status: Status
  /// The verdict in a sentence; null where there is none.
  public var sentence: String?
  /// The newest complete window; null where there is none.
  public var window: String?
  /// Its granularity; null where there is none.
  public var granularity: String?
  /// Its page, relative to the start page's folder; null where there is none.
  public var page: String?
  /// Its ten areas in their fixed order; empty where there are none.
  public var areas: [AreaCellDocument]
  /// Why there is no verdict; null where there is one.
  public var reason: SiteReason?

  /// Creates the document from its parts.
  public init(
    path: String, name: String? = nil, title: String, status: Status = .noData,
    sentence: String? = nil, window: String? = nil, granularity: String? = nil,
    page: String? = nil, areas: [AreaCellDocument] = [], reason: SiteReason? = nil
  ) {
    self.path = path
    self.name = name
    self.title = title
    self.status = status
    self.sentence = sentence
    self.window = window
    self.granularity = granularity
    self.page = page
    self.areas = areas
    self.reason = reason
  }

  /// How much it wants to be seen: a report that cannot be read more than one without data.
  fileprivate var rank: Int { status.rank * 2 + (reason == nil || status != .noData ? 0 : 1) }
}
