import Operations
import PipelineFile

extension WindowEvidence {
  /// All metrics of the window, in the order of the areas' columns and then of operations.
  public var measurements: [Measurement] {
    explained(columnMeasurements, by: qualityMeasurements) + performanceMeasurements
      + labelMeasurements
      + latencyMeasurements + errorMeasurements + logMeasurements + hostMeasurements
      + loggedMeasurements + jointMeasurements + versionMeasurements
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
    guard let now = calls.latency.quantile(0.99), let reference = referenceCalls?.latency,
      let before = reference.quantile(0.99), before > 0
    else {
      return Measurement(
        .latency, "p99_ratio", value: nil,
        reason: calls.latency.count == 0 ? "noLatency" : referenceReason ?? "noReferenceValues")
    }
    return Measurement(
      .latency, "p99_ratio", value: now / before,
      isBeyondChance: calls.latency.hasSlowerTail(than: reference),
      fact: .median(now: now, reference: before))
  }

  /// Why nothing is known of errors where calls have a status that is no code.
  static let unreadableStatus = "unreadableStatus"

  private var errorMeasurements: [Measurement] {
    let outcome = calls.outcome
    let rate = Measurement(
      .errors, "rate", value: outcome.rate,
      reason: outcome.calls > 0 ? Self.unreadableStatus : "noCalls", interval: outcome.interval,
      reference: referenceCalls?.outcome.rate,
      isBeyondChance: outcome.isWorse(than: referenceCalls?.outcome),
      fact: .count(outcome.errors, of: outcome.judged))
    let failures = [rate] + (outcome.calls > 0 ? [burst, silence] : [])
    guard let traffic = expectedTraffic else {
      let unknown = trafficReason.map {
        Measurement(.errors, "traffic_ratio", value: nil, reason: $0)
      }
      return failures + [unknown].compactMap(\.self)
    }
    // A window without calls that may well have none is no calm one: it is no data.
    let isEmpty = outcome.calls == 0 && !traffic.isTooLow(0)
    let ratio = traffic.calls > 0 && !isEmpty ? Double(outcome.calls) / traffic.calls : nil
    let outages = self.outages
    let hours = outages.reduce(0) { $0 + $1.hours }
    let lost = outages.reduce(0) { $0 + $1.lostCalls }
    var measurements =
      failures + [
        Measurement(
          .errors, "traffic_ratio", value: ratio,
          reason: traffic.calls > 0 ? "noCalls" : "noTrafficExpected",
          isBeyondChance: traffic.isTooLow(outcome.calls),
          fact: .count(outcome.calls, of: Int(traffic.calls.rounded()))),
        Measurement(
          // A window without calls that should not have any says nothing about outages.
          .errors, "outage_hours",
          value: outcome.calls == 0 && hours == 0 ? nil : hours, reason: "noCalls",
          fact: .lost(
            Int(lost.rounded()), of: Int(traffic.calls.rounded()), cause: gapCause),
          since: outages.first?.start, until: outages.last?.end),
      ]
    if let ratio, outcome.calls > 0 {
      measurements.append(
        Measurement(
          .errors, "traffic_surge", value: ratio,
          isBeyondChance: traffic.isTooHigh(outcome.calls),
          fact: .count(outcome.calls, of: Int(traffic.calls.rounded()))))
    }
    return measurements
  }

  /// The share of calls that failed in the worst burst; 0 without one.
  private var burst: Measurement {
    let worst = bursts.max { $0.errors < $1.errors }
    let calm: Double? = calls.outcome.judged > 0 ? 0 : nil
    var measurement = Measurement(
      .errors, "burst_rate", value: worst.map { Double($0.errors) / Double($0.calls) } ?? calm,
      reason: Self.unreadableStatus,
      fact: worst.map { .count($0.errors, of: $0.calls) }, since: worst?.start, until: worst?.end)
    measurement.toldBy = ["errors.rate"]
    return measurement
  }

  /// How long hosts were silent while others served, in hours; of the longest silence the host.
  private var silence: Measurement {
    let silent = silentHosts
    let longest = silent.max { $0.end - $0.start < $1.end - $1.start }
    return Measurement(
      .errors, "silent_host_hours",
      value: silent.reduce(0) { $0 + Double($1.end - $1.start) } / 3_600,
      fact: longest.map { .host($0.host, calls: Int($0.expectedCalls.rounded())) },
      since: longest?.start, until: longest?.end)
  }

  private var logMeasurements: [Measurement] {
    let share = log.lines > 0 ? Double(log.rejected) / Double(log.lines) : nil
    func count(_ name: String, _ number: Int) -> Measurement {
      let value = log.files > 0 || number > 0 ? Double(number) : nil
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
