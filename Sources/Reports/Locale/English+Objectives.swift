extension English {
  /// Returns what is promised, as `99 % of calls within 250 ms`.
  func promise(_ objective: ObjectiveDocument) -> String {
    let share = share(ofTarget: objective.target)
    return objective.seconds.map { "\(share) of calls within \(Display.latency($0))" }
      ?? "\(share) of calls with a good answer"
  }

  /// Returns what became of a promise: the window, the budget, and what would have fired.
  func objective(_ objective: ObjectiveDocument) -> String {
    guard objective.budget.calls > 0 else {
      return "Nothing is known of the promise of \(promise(objective)): no call counts for it."
    }
    let now = objective.value.map { "\(Display.share($0)) in this window" } ?? "no calls in it"
    return "Promised: \(promise(objective)); \(now). \(budget(objective)) \(fired(objective))"
      + (objective.stepSeconds > 60 ? " \(byHours)" : "")
  }

  private var byHours: String {
    "Times are exact to the hour: some of the calls were read under another latency objective or by an"
      + " earlier version, and their files are gone."
  }

  private func budget(_ objective: ObjectiveDocument) -> String {
    let budget = objective.budget
    guard let used = budget.used else {
      return "No call may miss it: \(Display.count(budget.bad)) of 30 days did."
    }
    let calls =
      "\(Display.count(budget.bad)) bad calls of \(Display.number(budget.allowed)) allowed"
    return used > 1
      ? "The error budget of 30 days is overspent: \(Display.share(used)) of it is used (\(calls))."
      : "The error budget of 30 days is used up to \(Display.share(used)) (\(calls))."
  }

  private func fired(_ objective: ObjectiveDocument) -> String {
    let texts = objective.alerts.filter { !$0.fired.isEmpty }.map { alert in
      let kind = alert.severity == "page" ? "a page" : "a ticket"
      let spans = alert.fired.prefix(3).map { span($0.start, $0.end) }.joined(separator: ", ")
      let more = alert.fired.count - 3
      let rest = more > 0 ? " and \(Display.count(more)) more times" : ""
      return "\(kind) at \(Display.number(alert.rate))× would have fired \(spans)\(rest)"
    }
    guard let first = texts.first else { return "No burn-rate alert would have fired." }
    let text = texts.joined(separator: "; ")
    return first.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Returns a span as `on 15 May from 16:02 to 17:58`.
  private func span(_ start: String, _ end: String) -> String {
    guard let span = LocalSpan(start, end) else { return unknown }
    let (from, to) = (span.from, span.to)
    return span.isWithinDay
      ? "on \(shortDate(from)) from \(clock(from)) to \(endClock(span))"
      : "from \(shortDate(from)), \(clock(from)), to \(shortDate(to)), \(clock(to))"
  }

  func serviceTime(_ time: ServiceTimeDocument) -> String? {
    time.availability.map {
      "There were calls in \(Display.share($0)) of the time in which some are expected: "
        + "\(Display.duration(Double(time.servedMinutes) * 60)) of "
        + "\(Display.duration(Double(time.expectedMinutes) * 60))."
    }
  }
}
