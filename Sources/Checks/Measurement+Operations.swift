import Operations
import PipelineFile

extension WindowEvidence {
  /// All metrics of the window, in the order of the areas' columns and then of operations.
  public var measurements: [Measurement] {
    explained(columnMeasurements, by: qualityMeasurements) + performanceMeasurements
      + latencyMeasurements + errorMeasurements + logMeasurements + jointMeasurements
  }

  private var latencyMeasurements: [Measurement] {
    let reason = calls.latency.count == 0 ? "noLatency" : nil
    let quantiles = [
      ("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("p99_9", 0.999), ("max", 1),
    ]
    let measured = quantiles.map { name, quantile in
      Measurement(
        .latency, name, value: calls.latency.quantile(quantile), reason: reason,
        reference: referenceCalls?.latency.quantile(quantile))
    }
    return measured + [tailRatio]
  }

  /// The slowest percent against the reference's, where enough calls tell what it is.
  private var tailRatio: Measurement {
    let enoughCalls = 1_000
    guard let now = calls.latency.quantile(0.99),
      let before = referenceCalls?.latency.quantile(0.99), before > 0
    else {
      return Measurement(
        .latency, "p99_ratio", value: nil,
        reason: calls.latency.count == 0 ? "noLatency" : referenceReason ?? "noReferenceValues")
    }
    return Measurement(
      .latency, "p99_ratio", value: now / before,
      isBeyondChance: calls.latency.count >= enoughCalls
        || now > referenceCalls?.latency.maximum ?? .infinity,
      fact: .median(now: now, reference: before))
  }

  private var errorMeasurements: [Measurement] {
    let outcome = calls.outcome
    let rate = Measurement(
      .errors, "rate", value: outcome.rate, reason: "noCalls", interval: outcome.interval,
      reference: referenceCalls?.outcome.rate,
      isBeyondChance: outcome.isWorse(than: referenceCalls?.outcome),
      fact: .count(outcome.errors, of: outcome.calls))
    guard let traffic = expectedTraffic else { return [rate] }
    let ratio = traffic.calls > 0 ? Double(outcome.calls) / traffic.calls : nil
    let outages = traffic.outages(calls)
    var measurements = [
      rate,
      Measurement(
        .errors, "traffic_ratio", value: ratio, reason: "noReferenceRows",
        isBeyondChance: traffic.isTooLow(outcome.calls),
        fact: .count(outcome.calls, of: Int(traffic.calls.rounded()))),
      Measurement(
        // A window without calls that should not have any says nothing about outages.
        .errors, "outage_hours",
        value: outcome.calls == 0 && outages.hours == 0 ? nil : outages.hours, reason: "noCalls",
        fact: .count(Int(outages.lostCalls.rounded()), of: Int(traffic.calls.rounded())),
        since: outages.first, until: outages.last),
    ]
    // A window without calls is no calm one: it is no data.
    if let ratio, outcome.calls > 0 {
      measurements.append(
        Measurement(
          .errors, "traffic_surge", value: ratio,
          isBeyondChance: traffic.isTooHigh(outcome.calls),
          fact: .count(outcome.calls, of: Int(traffic.calls.rounded()))))
    }
    return measurements
  }

  private var logMeasurements: [Measurement] {
    let share = log.lines > 0 ? Double(log.rejected) / Double(log.lines) : nil
    func count(_ name: String, _ number: Int) -> Measurement {
      let value = log.files > 0 ? Double(number) : nil
      return Measurement(.errors, name, value: value, reason: "noFiles")
    }
    return [
      count("damaged_files", log.damagedFiles),
      Measurement(
        .errors, "rejected_share", value: share, reason: "noRows",
        fact: .count(log.rejected, of: log.lines)),
      count("unaccounted_lines", log.unaccounted),
    ]
  }
}
