@testable import Reports

extension Sample {
  /// What was promised, and how an outage spent it.
  static let objectives = [
    ObjectiveDocument(
      name: "availability", target: 0.99, calls: 31_950, bad: 1204, value: 0.9623,
      budget: ErrorBudgetDocument(
        since: "2013-06-15T00:00:00-04:00", calls: 280_000, allowed: 2800, bad: 1204, used: 0.43),
      burnRates: [
        BurnRateDocument(over: "5m", rate: 0), BurnRateDocument(over: "1h", rate: 0.25),
        BurnRateDocument(over: "3d", rate: nil),
      ],
      alerts: [
        BurnAlertDocument(
          rate: 14.4, long: "1h", short: "5m", severity: "page", firedSeconds: 6960,
          fired: [
            FiringDocument(start: "2013-07-14T16:02:00-04:00", end: "2013-07-14T17:58:00-04:00")
          ]),
        BurnAlertDocument(
          rate: 6, long: "6h", short: "30m", severity: "page", firedSeconds: 7200,
          fired: (0..<5).map {
            FiringDocument(
              start: "2013-07-14T0\($0):00:00-04:00", end: "2013-07-14T0\($0):24:00-04:00")
          }),
        BurnAlertDocument(
          rate: 1, long: "3d", short: "6h", severity: "ticket", firedSeconds: 28_800,
          fired: [
            FiringDocument(start: "2013-07-14T16:00:00-04:00", end: "2013-07-15T00:00:00-04:00")
          ]),
      ]),
    ObjectiveDocument(
      name: "latency_p99", target: 0.99, seconds: 0.25, calls: 31_950, bad: 639, value: 0.98,
      budget: ErrorBudgetDocument(calls: 280_000, allowed: 2800, bad: 4200, used: 1.5),
      stepSeconds: 3600),
    ObjectiveDocument(
      name: "latency_max", target: 1, seconds: 2, calls: 0, bad: 0,
      budget: ErrorBudgetDocument(calls: 10, allowed: 0, bad: 3)),
    ObjectiveDocument(
      name: "latency_p50", target: 0.5, seconds: 0.1, calls: 0, bad: 0,
      budget: ErrorBudgetDocument(calls: 0, allowed: 0, bad: 0)),
  ]
}
