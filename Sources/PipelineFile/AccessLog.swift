import InferenceLog

/// How the access log of a proxy or web server is read: one plan per writer.
///
/// A file is of one of them; which one is told by which of the plans its records fit.
public struct AccessLog: Sendable, Hashable {
  /// The name of the source in the file, as in `access`.
  public var name: String
  /// Absolute file patterns.
  public var patterns: [String]
  /// The plans, nginx's first.
  ///
  /// A plan's only field, where it has one, counts attempts.
  public var plans: [ExtractionPlan]
  /// The status codes of good answers.
  public var goodStatuses: StatusSet

  /// Creates the reading of a log.
  public init(
    name: String, patterns: [String], plans: [ExtractionPlan], goodStatuses: StatusSet
  ) {
    self.name = name
    self.patterns = patterns
    self.plans = plans
    self.goodStatuses = goodStatuses
  }

  /// Everything that the stored calls depend on, as text.
  public var text: String {
    CanonicalText.lines(
      [("good", goodStatuses.description)]
        + plans.map { plan in
          let paths = [plan.time, plan.id, plan.status, plan.latency, plan.host]
          let filters = plan.filters.map {
            "\(CanonicalText.path($0.path)) \(CanonicalText.quoted($0.accepted.sorted()))"
          }
          return (
            "plan",
            (paths.map(CanonicalText.path) + filters.sorted()).joined(separator: " ")
              + " \(CanonicalText.format(plan.timeFormat)) \(plan.latencyUnitInSeconds)"
          )
        })
  }
}

extension Pipeline {
  /// Whether the calls of an access log are joined with the requests: both name ids.
  public var joinsAccess: Bool {
    requests.plan.id != nil && (access ?? requests.access)?.plans.contains { $0.id != nil } == true
  }

  /// Returns the pipeline that reads nothing but calls, from an access log.
  ///
  /// It has no columns, and every record is a call of its own: a proxy logs no copies, and retries of
  /// a client are calls.
  public func readingCalls(of log: AccessLog) -> Pipeline {
    var pipeline = self
    pipeline.requests = RequestSource(
      name: log.name, patterns: log.patterns, plan: log.plans[0], goodStatuses: log.goodStatuses)
    pipeline.requests.access = log
    pipeline.dedupeSeconds = nil
    (pipeline.inputs, pipeline.features, pipeline.segments) = ([], [], [])
    pipeline.featurePlan = .empty
    pipeline.output = OutputSettings()
    (pipeline.loggedFeatures, pipeline.labels, pipeline.challenger) = (nil, nil, nil)
    pipeline.access = nil
    return pipeline
  }
}
