/// What a window's findings amount to, in words.
public struct VerdictDocument: Codable, Sendable, Equatable {
  /// The worst status of the judged areas; no data where none could be judged.
  public var status: Status
  /// One sentence of at most 30 words.
  public var sentence: String
  /// What changed, in one sentence.
  public var whatChanged: String
  /// Since when, in one sentence.
  public var sinceWhen: String
  /// How bad it is: metric and limit, or the owner's unit.
  public var howBad: String
  /// The next step, as an imperative.
  public var whatToDo: String

  /// Creates the document from its parts.
  public init(
    status: Status, sentence: String, whatChanged: String, sinceWhen: String, howBad: String,
    whatToDo: String
  ) {
    self.status = status
    self.sentence = sentence
    self.whatChanged = whatChanged
    self.sinceWhen = sinceWhen
    self.howBad = howBad
    self.whatToDo = whatToDo
  }
}

/// One of the ten areas, judged.
public struct AreaDocument: Codable, Sendable, Equatable {
  /// Which of the ten areas.
  public var id: Area
  /// The worst finding of the area.
  public var status: Status
  /// One plain sentence.
  public var sentence: String
  /// The number that decided, in the metric's unit; null where nothing was judged.
  public var value: Double?
  /// The limit that the number was held against; null where it has none.
  public var limit: Double?
  /// Whether the number has to stay below or above `limit`.
  public var bound: Bound
  /// The metric of the number, as `errors.rate`; null where nothing was judged.
  public var metric: String?
  /// The ids of the findings of this area, worst first.
  public var findings: [String]

  /// Creates the document from its parts.
  public init(
    id: Area, status: Status, sentence: String, value: Double? = nil, limit: Double? = nil,
    bound: Bound = .max, metric: String? = nil, findings: [String] = []
  ) {
    self.id = id
    self.status = status
    self.sentence = sentence
    self.value = value
    self.limit = limit
    self.bound = bound
    self.metric = metric
    self.findings = findings
  }
}
