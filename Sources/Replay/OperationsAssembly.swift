import Checks
import HostMetrics
import InferenceLog
import Operations
import Profiles
import Reports
import Statistics
import Windows

/// Turns the calls of a window into its operations document.
struct OperationsAssembly {
  let setup: Setup
  let result: WindowResult

  private var calls: CallSummary { result.evidence.calls }

  /// Traffic, latency, errors and hosts.
  var document: OperationsDocument {
    let rows = result.evidence.profile.rows
    let outcome = calls.outcome
    let objectives = ObjectivesAssembly(setup: setup, result: result)
    return OperationsDocument(
      traffic: TrafficDocument(
        calls: outcome.calls, rows: rows.total, served: outcome.calls - outcome.errors,
        failed: outcome.errors, retries: calls.retries,
        perHour: calls.hours.map {
          TrafficHourDocument(start: time($0.start), calls: $0.calls)
        }),
      latency: LatencyDocument(
        all: summary(calls.latency), good: summary(calls.goodLatency),
        failed: summary(calls.failedLatency),
        byClass: calls.classes.map {
          LatencyClassDocument(
            name: $0.group.rawValue, latency: summary($0.latency),
            relativeErrorBound: $0.latency.relativeErrorBound)
        },
        relativeErrorBound: calls.latency.relativeErrorBound,
        reason: calls.latency.count == 0 ? Reasons.sentence("noLatency") : nil,
        perHour: calls.hours.map {
          LatencyHourDocument(start: time($0.start), n: $0.calls, p50: $0.p50, p99: $0.p99)
        }), errors: errors,
      hosts: calls.hosts.map { host in
        HostDocument(
          host: host.host.isEmpty ? "(not named)" : host.host, calls: host.outcome.calls,
          errors: host.outcome.errors, errorRate: host.outcome.rate,
          p50: host.latency.quantile(0.5), p99: host.latency.quantile(0.99))
      }, hostReason: calls.hosts.isEmpty ? Reasons.sentence("noCalls") : nil,
      longestGap: calls.longestGap.map {
        GapDocument(
          start: time($0.start / 1_000_000_000), seconds: Double($0.length) / 1_000_000_000)
      },
      outages: result.evidence.outages.map {
        OutageDocument(start: time($0.start), end: time($0.end), lostCalls: $0.lostCalls)
      },
      bursts: result.evidence.bursts.map {
        ErrorBurstDocument(
          start: time($0.start), end: time($0.end), calls: $0.calls, errors: $0.errors)
      },
      silentHosts: result.evidence.silentHosts.map {
        SilentHostDocument(
          host: $0.host, start: time($0.start), end: time($0.end),
          expectedCalls: $0.expectedCalls)
      }, accessJoin: accessJoin, hostMetrics: hostMetrics,
      serverLatency: (result.evidence.hosts?.servers ?? []).map(server),
      serviceTime: objectives.serviceTime,
      slowCalls: SlowCallsAssembly(setup: setup, result: result).document,
      objectives: objectives.documents)
  }

  private var accessJoin: AccessJoinDocument? {
    result.evidence.callJoin.map { join in
      AccessJoinDocument(
        accessCalls: join.accessCalls, requests: join.requests, matched: join.matched,
        isSample: join.isSample,
        versions: join.versions.map {
          let name =
            $0.version.isEmpty
            ? "(not named)" : $0.version == SliceLimit.otherSlices ? "(all others)" : $0.version
          return AccessVersionDocument(
            version: name, calls: $0.calls, errors: $0.errors, p50: $0.p50, p99: $0.p99)
        })
    }
  }

  private var hostMetrics: [HostMetricsDocument] {
    guard let hosts = result.evidence.hosts else { return [] }
    return Dictionary(grouping: hosts.summaries, by: \.host).sorted { $0.key < $1.key }
      .map { host, summaries in
        HostMetricsDocument(
          host: host, measures: summaries.map(measure),
          restarts: hosts.restarts.filter { $0.host == host }
            .map { time($0.time / 1_000_000_000) })
      }
  }

  private func server(_ latency: ServerLatency) -> ServerLatencyDocument {
    ServerLatencyDocument(
      host: latency.host, service: latency.service, requests: latency.requests,
      quantiles: zip(ServerLatency.parts, latency.quantiles).map { part, quantile in
        BucketQuantileDocument(
          q: part, value: quantile.value, low: quantile.low, high: quantile.high)
      })
  }

  private func measure(_ summary: HostMeasureSummary) -> HostMeasureDocument {
    HostMeasureDocument(
      name: summary.measure.name,
      area: Reports.Area(rawValue: summary.measure.area.rawValue) ?? .cpuMemory,
      unit: unit(summary.measure.unit), n: summary.count, mean: summary.mean,
      min: summary.minimum, p50: summary.p50, p95: summary.p95, p99: summary.p99,
      max: summary.maximum, fullMinutes: summary.saturatedMinutes,
      coveredMinutes: summary.coveredMinutes, gapMinutes: summary.gapMinutes,
      hourlyMeans: summary.hours.map(\.mean), hourlyMaxima: summary.hours.map(\.maximum))
  }

  private func unit(_ unit: HostUnit) -> HostMetricUnit {
    switch unit {
    case .share: .share
    case .bytes: .bytes
    case .bytesPerSecond: .bytesPerSecond
    case .perSecond: .perSecond
    case .seconds: .seconds
    case .number: .number
    }
  }

  private func time(_ second: Int64) -> String { setup.clock.text(of: second, .rfc3339) }

  private var errors: ErrorsDocument {
    let outcome = calls.outcome
    var byStatus: [String: Int] = [:]
    for (status, count) in outcome.statuses {
      let name =
        status == RecordBatch.unreadableStatus ? "unreadable" : status < 0 ? "none" : "\(status)"
      byStatus[name, default: 0] += count
    }
    return ErrorsDocument(
      rate: outcome.rate, low: outcome.interval?.low, high: outcome.interval?.high,
      byStatus: byStatus, byClass: outcome.classes, timeouts: outcome.timeouts,
      withoutResponse: outcome.withoutResponse,
      perHour: calls.hours.map { hour in
        ErrorHourDocument(
          start: time(hour.start), calls: hour.calls, errors: hour.errors,
          rate: hour.calls > 0 && outcome.judged > 0
            ? Double(hour.errors) / Double(hour.calls) : nil)
      })
  }

  private func summary(_ latency: LatencySummary) -> LatencySummaryDocument {
    LatencySummaryDocument(
      n: latency.count, mean: latency.mean, p50: latency.quantile(0.5),
      p90: latency.quantile(0.9), p95: latency.quantile(0.95), p99: latency.quantile(0.99),
      p999: latency.quantile(0.999), max: latency.maximum)
  }
}
