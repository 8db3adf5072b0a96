import InferenceLog

/// Where the truth about rows comes from, and how it finds its row.
public struct LabelSettings: Sendable, Hashable {
  /// The sources of labels, in the order of the file; empty where labels stand in the requests.
  ///
  /// Of equally late labels of a row that of the later source counts.
  public var sources: [LabelSource]
  /// Where a request record holds its label; nil where it holds none.
  public var inRequest: FieldPlan?
  /// How long after its row a label may come, in seconds.
  public var horizonSeconds: Int
  /// The age by which labels are compared between windows, in seconds; nil where they are not.
  public var maturedSeconds: Int?
  /// How far back from the newest label the state keeps what labels are joined by, in seconds.
  public var keepSeconds: Int

  /// Creates settings; without `keepSeconds`, twice the horizon is kept.
  public init(
    sources: [LabelSource], inRequest: FieldPlan? = nil, horizonSeconds: Int,
    maturedSeconds: Int? = nil, keepSeconds: Int? = nil
  ) {
    self.keepSeconds = keepSeconds ?? Self.twice(horizonSeconds)
    self.sources = sources
    self.inRequest = inRequest
    self.horizonSeconds = horizonSeconds
    self.maturedSeconds = maturedSeconds
  }

  /// Returns how much is kept for a horizon where the file does not say.
  private static func twice(_ horizon: Int) -> Int {
    let (sum, overflows) = horizon.addingReportingOverflow(horizon)
    return overflows ? .max : sum
  }

  /// Returns the source of a name; nil where no source of labels has it.
  public func source(named name: String) -> LabelSource? { sources.first { $0.name == name } }
}

/// Label files of one kind, and how they are read.
public struct LabelSource: Sendable, Hashable {
  /// The name of the source in the file, as in `labels`.
  public var name: String
  /// Absolute file patterns.
  public var patterns: [String]
  /// What to read of every label record: the label, then the index of the row where the source has
  /// one.
  public var plan: ExtractionPlan
  /// What the columns of comma-separated values are; nil where records are lines of JSON.
  public var csv: CSVLines.Names?

  /// Creates a source.
  public init(
    name: String, patterns: [String], plan: ExtractionPlan, csv: CSVLines.Names? = nil
  ) {
    self.name = name
    self.patterns = patterns
    self.plan = plan
    self.csv = csv
  }

  /// Whether a column of comma-separated values is read.
  public var isCSV: Bool { csv != nil }
}

/// A column by whose values outcomes are also told apart.
public struct Segment: Sendable, Hashable {
  /// What tells rows apart.
  public enum Column: Sendable, Hashable {
    /// An input, by its place.
    case input(Int)
    /// An output of the feature plan, by its place.
    case feature(Int)
    /// A field of the request, by its place in `requests.plan.fields`.
    case field(Int)
    /// The server that answered.
    case host
  }

  /// The name as the file has it.
  public var name: String
  /// The column.
  public var column: Column
  /// How many values are shown, those with most rows first.
  public var top: Int

  /// Returns the segment with its field so many places further.
  func shifted(by count: Int) -> Segment {
    guard case .field(let place) = column else { return self }
    return Segment(name: name, column: .field(place + count), top: top)
  }

  /// Creates a segment.
  public init(name: String, column: Column, top: Int = 10) {
    self.name = name
    self.column = column
    self.top = top
  }
}
