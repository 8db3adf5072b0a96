extension Descriptions {
  /// The keys of what is promised of the calls.
  static let objectives: [String: String] = [
    "ObjectiveDocument.name": "The key of the pipeline file, as `availability` or `latency_p99`.",
    "ObjectiveDocument.target": "The share of calls that is promised to be good.",
    "ObjectiveDocument.seconds":
      "Within how many seconds a call has to be answered; null where any time will do.",
    "ObjectiveDocument.calls": "The calls of the window.",
    "ObjectiveDocument.bad": "Those that do not keep the promise.",
    "ObjectiveDocument.value":
      "The share of good calls in the window; null where there are no calls.",
    "ObjectiveDocument.budget":
      "What 30 days up to the window's end allow, and what is spent of it.",
    "ObjectiveDocument.burnRates":
      "How many times as fast as the budget allows it is spent at the window's end, over several"
      + " stretches.",
    "ObjectiveDocument.alerts":
      "The standard alerts on burn rates, and when each would have fired in the window.",
    "ObjectiveDocument.stepSeconds":
      "How exact the times of `alerts` are, in seconds: 60, or 3,600 where some calls are known by"
      + " hours only.",
    "ObjectiveDocument.sentence": "All that in words.",
    "ErrorBudgetDocument.days": "How many days of 24 hours it is for, up to the window's end.",
    "ErrorBudgetDocument.since":
      "The first minute of these days with a call (RFC 3339 with offset); null without calls.",
    "ErrorBudgetDocument.calls": "The calls of these days.",
    "ErrorBudgetDocument.allowed": "How many of them may be bad.",
    "ErrorBudgetDocument.bad": "How many of them are bad.",
    "ErrorBudgetDocument.used":
      "`bad` by `allowed`, above 1 where more is spent than there is; null where nothing is"
      + " allowed.",
    "BurnRateDocument.over": "The stretch, which ends with the window: `5m`, `1h`, `3d`.",
    "BurnRateDocument.rate":
      "How many times as fast as the budget allows; null where there are no calls.",
    "BurnAlertDocument.rate": "From which burn rate on it fires.",
    "BurnAlertDocument.long": "The long stretch: `1h`, `6h`, `3d`.",
    "BurnAlertDocument.short": "The short stretch: `5m`, `30m`, `6h`.",
    "BurnAlertDocument.severity":
      "`page` where somebody is called at once; `ticket` where it can wait.",
    "BurnAlertDocument.leastBad":
      "How many bad calls it needs in its long stretch, at least: `objectives.alert_calls`.",
    "BurnAlertDocument.firedSeconds": "For how many seconds of the window it would have fired.",
    "BurnAlertDocument.fired": "When, in order.",
    "FiringDocument.start": "When it began (RFC 3339 with offset).",
    "FiringDocument.end": "When it ended (RFC 3339 with offset).",
    "ServiceTimeDocument.expectedMinutes":
      "The minutes in intervals that expect at least five calls, by the reference.",
    "ServiceTimeDocument.servedMinutes": "Those of them that lie in an interval with a call.",
    "ServiceTimeDocument.availability":
      "`servedMinutes` by `expectedMinutes`; null where none is expected.",
    "OperationsDocument.serviceTime":
      "For how much of the expected time there were calls; null without a reference.",
    "OperationsDocument.serverLatency":
      "How long requests took by the servers' own histograms, by host and service.",
    "ServerLatencyDocument.host": "The host.",
    "ServerLatencyDocument.service": "The service; empty where the log names none.",
    "ServerLatencyDocument.requests": "How many requests the histogram counted, about.",
    "ServerLatencyDocument.quantiles": "The quantiles, ascending.",
    "BucketQuantileDocument.q": "Which one, 0…1.",
    "BucketQuantileDocument.value": "The quantile, linear within its bucket.",
    "BucketQuantileDocument.low": "The lower bound of its bucket; null where that has none.",
    "BucketQuantileDocument.high":
      "The upper bound of its bucket; null beyond the highest one.",
    "OperationsDocument.objectives":
      "What is promised of the calls, in the order of the pipeline file.",
  ]
}
