import Checks
import Operations
import PipelineFile
import Profiles
import Reports
import Windows

/// Turns what objectives promise, and what became of it, into documents.
struct ObjectivesAssembly {
  let setup: Setup
  let result: WindowResult

  /// The objectives in the order of the pipeline file.
  var documents: [ObjectiveDocument] {
    guard let calls = result.callsBefore else { return [] }
    return setup.pipeline.objectives.map { objective in
      switch objective {
      case .availability(let share):
        document(
          objective,
          ErrorBudget(
            target: share, window: result.window, minutes: calls.minutes,
            leastBad: setup.pipeline.alertCalls), step: 1)
      case .latency(let quantile, let seconds):
        document(
          objective, slow: calls.slow[seconds] ?? CallHistory.SlowSteps(), quantile: quantile,
          seconds: seconds)
      }
    }
  }

  private func document(
    _ objective: Objective, slow: CallHistory.SlowSteps, quantile: Double, seconds: Double
  ) -> ObjectiveDocument {
    let step = slow.length(for: result.window)
    let budget = ErrorBudget(
      target: quantile, window: result.window, minutes: slow.steps, step: step,
      leastBad: setup.pipeline.alertCalls)
    return document(objective, budget, step: step, seconds: seconds)
  }

  /// For how much of the expected time there were calls; nil without a reference.
  var serviceTime: ServiceTimeDocument? {
    result.evidence.expectedTraffic.map { expected in
      let time = ServiceTime(
        expected, minutes: CallMinute.all(of: result.evidence.profile.calls))
      return ServiceTimeDocument(
        expectedMinutes: Int(time.expectedMinutes), servedMinutes: Int(time.servedMinutes),
        availability: time.availability)
    }
  }

  private func document(
    _ objective: Objective, _ budget: ErrorBudget, step: Int64, seconds: Double? = nil
  ) -> ObjectiveDocument {
    let good = budget.windowCalls - budget.windowBad
    return ObjectiveDocument(
      name: objective.name, target: budget.target, seconds: seconds, calls: budget.windowCalls,
      bad: budget.windowBad,
      value: budget.windowCalls > 0 ? Double(good) / Double(budget.windowCalls) : nil,
      budget: ErrorBudgetDocument(
        days: Int(ErrorBudget.days), since: budget.firstCall.map(time), calls: budget.calls,
        allowed: budget.allowed, bad: budget.bad, used: budget.used),
      burnRates: Set(BurnAlert.standard.flatMap { [$0.long, $0.short] }).filter { $0 >= step }
        .sorted().map { BurnRateDocument(over: Self.name($0), rate: budget.burnRates[$0]) },
      alerts: zip(BurnAlert.standard, budget.firings).map { alert, firings in
        BurnAlertDocument(
          rate: alert.rate, long: Self.name(max(alert.long, step)),
          short: Self.name(max(alert.short, step)), severity: alert.isPage ? "page" : "ticket",
          leastBad: setup.pipeline.alertCalls,
          firedSeconds: Int(firings.reduce(0) { $0 + $1.end - $1.start }),
          fired: firings.map { FiringDocument(start: time($0.start), end: time($0.end)) })
      }, stepSeconds: Int(step * 60))
  }

  /// Returns a stretch of minutes as `5m`, `6h` or `3d`.
  private static func name(_ minutes: Int64) -> String {
    if minutes % 1_440 == 0 { return "\(minutes / 1_440)d" }
    return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
  }

  private func time(_ second: Int64) -> String { setup.clock.text(of: second, .rfc3339) }
}
