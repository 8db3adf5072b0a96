extension English {
  /// The fixed words of the templates, by the name that templates know them under.
  var labels: [String: String] { Self.fixedWords }

  private static let fixedWords = [
    "language": "en",
    "skip": "Skip to the report",
    "overview": "All reports",
    "json": "all numbers as JSON",
    "manifest": "digests of all files and inputs",
    "offline": "This page makes no network requests and works without JavaScript.",
    "contents": "Contents",
    "whatChanged": "What changed",
    "sinceWhen": "Since when",
    "howBad": "How bad",
    "whatToDo": "What to do",
    "nextStep": "Next step:",
    "areas": "Ten areas",
    "neighbours": "Windows before and after",
    "stability": "Numerical stability",
    "logged": "Features as logged",
    "rowsThatDiffer": "Rows that differ",
    "mismatch": "What differs",
    "largestDifference": "Largest difference",
    "hostsThatDiffer": "Hosts, share of their rows",
    "oddity": "What is odd",
    "stabilityBounds":
      "Not looked at: whether equal inputs get equal answers, and whether the scores of classes add up"
      + " to 1.",
    "comparedWith": "Compared with:",
    "notCompared": "not compared",
    "checks": "Checks and limits",
    "check": "Check",
    "otherChecks": "Built-in checks that passed or had nothing to judge",
    "checkSource": "From",
    "failedOfJudged": "Failed / judged",
    "builtIn": "built in",
    "inObjectives": "pipeline file, objectives",
    "inChecks": "pipeline file",
    "toolLimit": "the tool’s own",
    "area": "Area",
    "value": "Value",
    "limit": "Limit",
    "words": "In words",
    "findings": "What happened",
    "noFindings": "No finding: everything that could be judged is within its limits.",
    "notJudged": "Not judged",
    "changes": "What changed with it",
    "drift": "Data drift",
    "driftLead": "Share of rows on the reference’s bins; worst first.",
    "reference": "reference",
    "thisWindow": "this window",
    "column": "Column",
    "status": "Status",
    "role": "Role",
    "shape": "Reference and now",
    "change": "Change",
    "missing": "Missing",
    "find": "Find a column",
    "onlyChanged": "Only changed",
    "otherColumns": "Further columns, without a picture",
    "together": "Columns together",
    "jointNumbers": "Features as a whole",
    "jointPairs": "Correlations that changed most",
    "pair": "Pair",
    "usual": "Usual",
    "operations": "Operations",
    "meanHead": "Mean",
    "p95": "95 %",
    "highest": "Highest",
    "full": "Full",
    "serverMetrics": "Latency as servers count it",
    "timedOut": "timed out (408, 504, 524)",
    "clientGone": "client gone before an answer (0, 499)",
    "laneRestart": "Restart",
    "knownEvents": "Events",
    "accessJoin": "Access log and requests",
    "version": "Version",
    "timeline": "What happened when",
    "laneOutage": "Server silent",
    "laneBurst": "Burst of errors",
    "othersServed": "while other hosts served",
    "newVersion": "new model version",
    "callsByHour": "calls by hour",
    "latencyByHour": "by hour, with the median",
    "errorsByHour": "share of calls without a good answer, by hour",
    "upByHour": "full: calls; tall: 5 % or more of them failed; thin: none",
    "latency": "Latency",
    "slowCalls": "Slow calls by input value",
    "slowRows": "Slow rows",
    "slowShare": "Slow",
    "slowOthers": "Slow without it",
    "good": "Good answers",
    "all": "All calls",
    "answers": "Answers by status",
    "hosts": "Hosts",
    "objectives": "Objectives",
    "promise": "Promised",
    "kept": "In this window",
    "budgetUsed": "Budget of 30 days used",
    "burnRates": "Burn rate at the end, over",
    "host": "Host",
    "calls": "Calls",
    "failed": "Failed",
    "errorRate": "Error rate",
    "median": "Median",
    "p99": "99 %",
    "serverLatency": "Requests by the servers' own histograms",
    "serverLatencyLead":
      "A histogram knows buckets only: below each number stands the bucket in which it lies.",
    "service": "Service",
    "requests": "Requests",
    "p90": "90 %",
    "p999": "99.9 %",
    "slowest": "Longest",
    "latencyByStatus": "Latency by status",
    "withoutStatus": "no status",
    "unreadableStatus": "no HTTP status",
    "versions": "Versions and segments",
    "slice": "Slice",
    "rows": "Rows",
    "firstSeen": "First seen", "firstCall": "First call",
    "new": "new",
    "noVersions": "The log names no model version.",
    "log": "Log completeness",
    "damaged": "Damaged files",
    "unreadable": "Not read",
    "unreadableLead":
      "These files could not be opened or read. What they hold is missing from this report.",
    "unusable": "No line counts",
    "unusableLead":
      "No line of these files could be used. What they hold is missing from this report.",
    "rejectedFiles": "Files of this time of which all lines were rejected",
    "folder": "folder, with all below it",
    "emptyFiles": "Files of this time without a record",
    "method": "Data and method",
    "revisions": "Revisions",
    "notIncluded": "Not in this report",
    "numbers": "Numbers",
    "latest": "Latest complete window",
    "open": "Open the report",
    "noWindow": "No complete window yet.",
    "now": "Now",
    "matrixLead": "Marks lead to the report; a dot is a window without a finding.",
    "incidents": "Incidents",
    "noIncidents": "No incident is on record.",
    "openIncident": "open",
    "furtherIncidents": "Further incidents",
    "site": "Models",
    "siteLead": "The newest complete window of each pipeline",
    "siteReports": "Reports, worst first",
    "siteReport": "Report",
    "siteNone": "There is no report.",
    "columnsPage": "Every column over time",
    "columnsLead":
      "How far each column was from its reference (PSI); windows that were marked have a bar below.",
    "history": "Over time",
    "before": "Before",
    "timesMarked": "Times marked",
    "lastMarked": "Last marked",
    "whenStarted": "When it started",
    "heatLead": "Of each hour’s or day’s rows, how many per cent have which value.",
    "referenceShort": "Ref.",
    "glossary": "Words on this page",
    "trends": "Trends",
    "limitKey": "limit",
    "archive": "All reports",
    "window": "Window",
    "verdict": "Verdict",
    "drifted": "Changed columns",
    "marked": "Marked areas",
    "revision": "Revision",
    "older": "Older",
    "groupsLead":
      "The worst status of each area, and how many windows have it; a name or a mark opens them.",
    "none": "none",
    "values": "Values",
    "valuesLead": "share of all rows in each bin",
    "points": "Points",
    "point": "Point",
    "nowHead": "This window",
    "referenceHead": "Reference",
    "byHour": "By hour",
    "medianByHour": "Median by hour",
    "missingByHour": "Missing by hour",
    "statistics": "Statistics",
    "others": "Against other references",
    "meanShift": "Mean shift (sd)",
    "chance": "Chance",
    "statistic": "Statistic",
    "interval": "95 % interval",
    "bin": "Bin",
    "bins": "Bins",
    "categories": "Categories",
    "category": "Category",
    "counts": "Counts",
    "forward": "The newest complete report:",
    "performance": "Performance",
    "noPerformance": "Not known how good the model was:",
    "unlike": "Labelled rows are not like the others.",
    "metricsLead": "By the labels that are known.",
    "intervalKey": "value and 95 % interval",
    "naiveKey": "without inputs",
    "usualKey": "usual range",
    "estimatedKey": "estimated",
    "measure": "Measure",
    "onScale": "On a scale",
    "estimated": "Estimated",
    "naive": "Without inputs",
    "otherMetrics": "Further measures",
    "roc": "ROC curve",
    "rocLead": "share of positives found, by share of negatives called positive; dashed: by chance",
    "precisionRecall": "Precision and recall",
    "precisionRecallLead": "precision by recall; dashed: by chance",
    "calibration": "Calibration",
    "calibrationLead":
      "share of positive labels by score, with 95 % intervals; on the dashed line scores are right",
    "meanScore": "Mean score",
    "positiveShare": "Positive",
    "quantilesLead": "line from the first to the last quantile, box of the middle half, median",
    "confusion": "Labels and predictions",
    "confusionLead":
      "rows, and their share of the label’s; framed: right",
    "classes": "By class",
    "segments": "By segment",
    "labelled": "With a label",
    "comparisons": "Model versions compared",
    "versionHead": "Version",
    "itsValue": "Its value",
    "otherValue": "The other’s",
    "difference": "Difference",
    "fewKey": "fewer than half of the labels",
    "coverageLead": "Rows with a label",
    "maturity": "When labels came",
    "maturityLead": "share of rows with a label, by time since the row",
  ]

  /// The names of counts on pages, in the order in which they are shown.
  var counts: CountNames {
    CountNames(
      files: "Files", lines: "Lines", blank: "Blank", accepted: "Accepted", rejected: "Rejected",
      filtered: "Filtered", exactCopies: "Exact copies", retries: "Retries", late: "Late rows",
      outOfRange: "Rows out of range", nonstandard: "Tolerated JSON", rows: "Rows",
      served: "Served", failed: "Failed", superseded: "Superseded by a retry",
      mismatched: "Mismatched", otherFields: "Fields that are not read"
    )
  }

  /// A field that is not read, and how many rows have it.
  func field(_ field: OtherFieldDocument) -> String {
    let share = "\(PlainText.name(field.path)) \(Display.share(field.share))"
    return field.isNew ? "\(share) (new)" : share
  }

  func furtherFields(_ count: Int) -> String { "and \(Display.count(count)) more" }

  /// An object with more fields than are told apart.
  func openObject(_ path: String) -> String { "\(PlainText.name(path)) (any keys)" }

  /// The headings under Data and method.
  var method: MethodNames {
    MethodNames(
      window: "Window", state: "State", asOf: "Known as of", reference: "Reference",
      drift: "When is it drift?", bins: "Bins", zeroRule: "Empty bins", compat: "Definitions",
      quantiles: "Quantiles", inputs: "Digest of inputs", configuration: "Digest of configuration"
    )
  }

  func hours(_ hours: Double, timezone: String) -> String {
    "\(Display.number(hours)) hours, times in \(PlainText.name(timezone))"
  }

  func referenceText(_ reference: ReferenceDocument) -> String {
    guard let from = reference.from, let to = reference.to else {
      return "\(referenceKind(reference.kind)): none, since "
        + PlainText.sentence(reference.reason ?? "there is none")
    }
    let text =
      "\(referenceKind(reference.kind)): \(PlainText.name(from)) to \(PlainText.name(to))"
      + " (not included), \(rows(reference.rows)), "
      + (reference.windows == 1 ? "1 window" : "\(Display.count(reference.windows)) windows")
      + leftOut(reference.leftOut) + alerted(reference.alerted)
    guard let reason = reference.reason else { return text }
    return text + "; " + PlainText.sentence(reason)
  }

  private func leftOut(_ events: [LeftOutDocument]) -> String {
    events.map { event in
      let windows = event.windows == 1 ? "1 window" : "\(Display.count(event.windows)) windows"
      let from = moment(event.from)
      let time =
        event.to.map { $0 == event.from ? from : "\(from) to \(moment($0))" }
        ?? since(from, until: nil)
      return "; without \(windows) of “\(PlainText.name(event.event))” (\(time))"
    }.joined()
  }

  private func alerted(_ windows: [AlertedWindowDocument]) -> String {
    guard let newest = windows.first else { return "" }
    let findings = newest.findings == 1 ? "1 finding" : "\(Display.count(newest.findings)) findings"
    let first = "\(PlainText.name(newest.window)), which had \(findings)"
    guard windows.count > 1 else { return "; it contains \(first)" }
    let others = windows.dropFirst().prefix(5).map { PlainText.name($0.window) }
    return
      "; it contains \(Display.count(windows.count)) windows in which a check alerted, the newest"
      + " \(first) (before it \(others.joined(separator: ", "))"
      + (windows.count > 6 ? ", …)" : ")")
  }

  func referenceKind(_ kind: String) -> String {
    switch kind {
    case "fixed": "Fixed dates"
    case "first": "The first windows of the log"
    case "previous": "The window before"
    case "rolling": "The time before"
    case "same_weekday": "The same weekday or hour of the weeks before"
    case "file": "Files of their own"
    default: kind
    }
  }

  func bins(_ method: MethodDocument) -> String {
    "\(Display.count(method.bins)) quantile bins of the reference with open ends for numbers; its"
      + " most frequent categories, other and new; missing and non-finite values in bins of their"
      + " own"
  }

  func quantiles(_ bound: Double?) -> String {
    let columns = "Linear interpolation."
    guard let bound, bound > 0 else { return columns + " Latencies are exact." }
    return columns + " Latencies are off by at most \(Display.share(bound)) of themselves."
  }

  var columnCounts: ColumnCountNames {
    ColumnCountNames(
      rows: "Rows", missing: "Missing", absent: "Absent", null: "Null", invalid: "Invalid",
      coerced: "Read from another type", nan: "NaN", infinite: "Infinite", zeros: "Zeros",
      distinct: "Distinct values", mean: "Mean", sd: "Standard deviation", min: "Smallest",
      max: "Largest"
    )
  }

  func approximately(_ text: String) -> String { "about \(text)" }

  var trends: TrendNames {
    TrendNames(
      calls: "Calls", errorRate: "Error rate", p99: "Latency, 99 %", drifted: "Changed columns",
      maxPsi: "Largest PSI",
      cpu: "CPU, busiest host", memory: "Memory, fullest host", disk: "Disk, busiest",
      network: "Network, busiest host"
    )
  }

  // The five lines of status.txt.

  func window(_ granularity: String, _ name: String) -> String {
    "\(PlainText.name(granularity)) \(name)"
  }

  func statusAreas(_ areas: [AreaDocument]) -> String {
    let okay = areas.filter { $0.status == .ok }.count
    var text = "\(okay) of \(areas.count) areas OK."
    for status in [Status.alert, .warning, .noData] {
      let names = areas.filter { $0.status == status }.map { area($0.id) }
      if !names.isEmpty { text += " \(self.status(status)): \(names.joined(separator: ", "))." }
    }
    return text
  }

  func statusNext(_ step: String) -> String { "Next: \(step)" }

  func statusReport(_ path: String, revision: Int?) -> String {
    "Report: \(path)" + (revision.map { " (revision \($0))" } ?? "")
  }

  var statusEmpty: String { "No complete window yet." }
}
