/// What the service promises of its calls, and what became of it.
public struct ObjectiveDocument: Codable, Sendable, Equatable {
  /// The key of the pipeline file, as `availability` or `latency_p99`.
  public var name: String
  /// The share of calls that is promised to be good.
  public var target: Double
  /// Within how many seconds a call has to be answered; null where any time will do.
  public var seconds: Double?
  /// The calls of the window.
  public var calls: Int
  /// Those that do not keep the promise.
  public var bad: Int
  /// The share of good calls in the window; null where there are no calls.
  public var value: Double?
  /// What 30 days up to the window's end allow, and what is spent of it.
  public var budget: ErrorBudgetDocument
  /// How many times as fast as the budget allows it is spent at the window's end, over several
  /// stretches.
  public var burnRates: [BurnRateDocument]
  /// The standard alerts on burn rates, and when each would have fired in the window.
  public var alerts: [BurnAlertDocument]
  /// How exact the times of `alerts` are, in seconds: 60, or 3,600 where some calls are known by
  /// hours only.
  public var stepSeconds: Int
  /// All that in words.
  public var sentence: String

  /// Creates the document from its parts.
  public init(
    name: String, target: Double, seconds: Double? = nil, calls: Int, bad: Int,
    value: Double? = nil, budget: ErrorBudgetDocument, burnRates: [BurnRateDocument] = [],
    alerts: [BurnAlertDocument] = [], stepSeconds: Int = 60
  ) {
    self.name = name
    self.target = target
    self.seconds = seconds
    self.calls = calls
    self.bad = bad
    self.value = value
    self.budget = budget
    self.burnRates = burnRates
    self.alerts = alerts
    self.stepSeconds = stepSeconds
    sentence = ""
    sentence = Words.local.objective(self)
  }
}

/// The bad calls that an objective allows.
public struct ErrorBudgetDocument: Codable, Sendable, Equatable {
  /// How many days of 24 hours it is for, up to the window's end.
  public var days: Int
  /// The first minute of these days with a call (RFC 3339 with offset); null without calls.
  public var since: String?
  /// The calls of these days.
  public var calls: Int
  /// How many of them may be bad.
  public var allowed: Double
  /// How many of them are bad.
  public var bad: Int
  /// `bad` by `allowed`, above 1 where more is spent than there is; null where nothing is allowed.
  public var used: Double?

  /// Creates the document from its parts.
  public init(
    days: Int = 30, since: String? = nil, calls: Int, allowed: Double, bad: Int,
    used: Double? = nil
  ) {
    self.days = days
    self.since = since
    self.calls = calls
    self.allowed = allowed
    self.bad = bad
    self.used = used
  }
}

/// How fast a budget is spent over one stretch of time.
public struct BurnRateDocument: Codable, Sendable, Equatable {
  /// The stretch, which ends with the window: `5m`, `1h`, `3d`.
  public var over: String
  /// How many times as fast as the budget allows; null where there are no calls.
  public var rate: Double?

  /// Creates the document from its parts.
  public init(over: String, rate: Double?) {
    self.over = over
    self.rate = rate
  }
}

/// An alert that looks at a long and a short stretch, and when it would have fired.
public struct BurnAlertDocument: Codable, Sendable, Equatable {
  /// From which burn rate on it fires.
  public var rate: Double
  /// The long stretch: `1h`, `6h`, `3d`.
  public var long: String
  /// The short stretch: `5m`, `30m`, `6h`.
  public var short: String
  /// `page` where somebody is called at once; `ticket` where it can wait.
  public var severity: String
  /// How many bad calls it needs in its long stretch, at least.
  public var leastBad: Int
  /// For how many seconds of the window it would have fired.
  public var firedSeconds: Int
  /// When, in order.
  public var fired: [FiringDocument]

  /// Creates the document from its parts.
  public init(
    rate: Double, long: String, short: String, severity: String, leastBad: Int = 1,
    firedSeconds: Int = 0,
    fired: [FiringDocument] = []
  ) {
    self.rate = rate
    self.long = long
    self.short = short
    self.severity = severity
    self.leastBad = leastBad
    self.firedSeconds = firedSeconds
    self.fired = fired
  }
}

/// A time in which an alert would have fired, within the window.
public struct FiringDocument: Codable, Sendable, Equatable {
  /// When it began (RFC 3339 with offset).
  public var start: String
  /// When it ended (RFC 3339 with offset).
  public var end: String

  /// Creates the document from its parts.
  public init(start: String, end: String) {
    self.start = start
    self.end = end
  }
}

/// For how much of the time in which calls are expected there were any.
public struct ServiceTimeDocument: Codable, Sendable, Equatable {
  /// The minutes in intervals that expect at least five calls, by the reference.
  public var expectedMinutes: Int
  /// Those of them that lie in an interval with a call.
  public var servedMinutes: Int
  /// `servedMinutes` by `expectedMinutes`; null where none is expected.
  public var availability: Double?

  /// Creates the document from its parts.
  public init(expectedMinutes: Int, servedMinutes: Int, availability: Double? = nil) {
    self.expectedMinutes = expectedMinutes
    self.servedMinutes = servedMinutes
    self.availability = availability
  }
}
