import Features
import InferenceLog
import Testing
import Windows

@testable import PipelineFile

/// Whole pipelines as teams write them.
struct RealPipelinesTests {
  @Test func `the example of the design is a pipeline`() throws {
    let pipeline = try pipeline(Self.design)
    #expect(pipeline.name == "flights")
    #expect(pipeline.timeZone == "America/New_York")
    #expect(pipeline.requests.plan.filters.count == 2)
    #expect(pipeline.requests.goodStatuses.description == "200")
    #expect(pipeline.inputs.map(\.name) == ["carrier", "sched_dep", "distance", "temp_f", "email"])
    #expect(
      pipeline.featurePlan.outputs.map(\.name)
        == ["carrier", "hour", "is_weekend", "log_distance", "temp_c", "temp_missing"])
    #expect(
      pipeline.featurePlan.outputs.map(\.type)
        == [.category, .category, .boolean, .number, .number, .boolean])
    #expect(pipeline.requests.plan.fields.count == 5 + 2 + 6)
    #expect(pipeline.labels?.horizonSeconds == 30 * 86_400)
    #expect(pipeline.segments.map(\.column) == [.input(0), .feature(2)])
    #expect(pipeline.windows.granularities == [.day, .week, .month])
    #expect(
      pipeline.references.map(\.rule) == [
        .fixed(
          from: try #require(CalendarDate("2013-01-01")),
          to: try #require(CalendarDate("2013-04-01")))
      ])
    #expect(pipeline.checks.map(\.metric) == ["performance.roc_auc", "feature.psi", "errors.rate"])
    #expect(pipeline.notices.map(\.key) == ["sources.requests.row"])
    #expect(pipeline.loggedFeatures?.path.description == "features")
    #expect(pipeline.reportFolder == "/build/report/flights")
  }

  @Test func `the flights of New York have 26 features`() throws {
    let pipeline = try pipeline(Self.flights)
    #expect(pipeline.inputs.count == 18)
    #expect(pipeline.featurePlan.outputs.count == 26)
    #expect(
      pipeline.featurePlan.outputs.filter { $0.type == .category }.map(\.name)
        == ["carrier", "origin", "dest", "route", "dow", "is_weekend", "has_precip"])
    #expect(pipeline.output.threshold == 0.21)
    #expect(pipeline.dedupeSeconds == 400 * 86_400)
  }

  @Test func `the Bitcoin model has 18 features, from a vector of closes`() throws {
    let pipeline = try pipeline(Self.bitcoin)
    #expect(pipeline.inputs.count == 10)
    #expect(pipeline.featurePlan.outputs.count == 18)
    #expect(
      pipeline.featurePlan.outputs.filter { $0.type == .category }.map(\.name) == ["hour", "dow"])
    #expect(pipeline.output.task == .regression)
    #expect(pipeline.columnDefinitions.count == 10 + 18 + 1)
    #expect(Set(pipeline.columnDefinitions.map(\.text)).count > 18)
  }

  private static let design = """
    pipeline: flights
    title: Flight delays                # shown to stakeholders
    locale: en                          # en, ko
    timezone: America/New_York
    model: {name: model.name, version: model.version}

    sources:
      requests:
        files: ../sample-logs/flights/requests/**/*.jsonl.gz
        format: flat                    # a preset; every key below can be overridden
        where: {model.name: flight-delay-clf, status: [200, 400, 500]}
        time: ts                        # RFC 3339, epoch s/ms/us/ns, or a pattern plus zone
        id: request_id
        row: order
        status: status
        good: [200]
        latency: {path: latency_ms, unit: ms}
        host: host
      labels:
        kind: labels
        files: ../sample-logs/flights/labels/**/*.jsonl.gz
        id: request_id
        time: ts
        value: label
      hosts:
        kind: metrics
        format: otlp                    # or node-exporter, sadf, flat
        files: ../sample-logs/flights/hosts/**/*.jsonl.gz
    settle: 10m                         # younger files wait for the next run
    dedupe: 1d

    inputs:                             # raw request fields; type number unless said
      carrier:   {path: input.flight.carrier, type: category}
      sched_dep: {path: input.flight.sched_dep}              # HHMM, 2110 is ten past nine
      distance:  {path: input.flight.distance, range: [0, 6000]}
      temp_f:    {path: input.weather.temp_f}
      email:     {path: input.customer.email, type: category, sensitive: true}

    features:
      carrier:      carrier             # its own name means the input
      hour:         {expr: floor(sched_dep / 100), type: category}
      is_weekend:   weekday(ts) >= 6    # ISO: Monday 1 … Sunday 7
      log_distance: log1p(distance)
      temp_c:       (temp_f - 32) * 5 / 9
      temp_missing: is_missing(temp_f)
    logged_features: features

    output:
      task: binary                      # binary, multiclass, regression, ranking
      score: output.score
      class: output.label               # as logged; wins over threshold
      threshold: 0.5

    labels: {horizon: 30d}
    windows: {every: [day, week, month], lateness: 2d}
    reference: {from: 2013-01-01, to: 2013-04-01}
    segments: [input.carrier, {by: is_weekend, top: 10}]

    objectives: {latency_p99: 250ms, availability: 99.9%}
    checks:
      - {metric: performance.roc_auc, min: 0.70, severity: alert}
      - {metric: feature.psi, on: "temp_*", warn: 0.1, alert: 0.25}
      - {metric: errors.rate, max: 1%}
    events: [{kind: deployment, title: Model 2.0.0, at: 2013-09-10T09:00}]
    report: {output: ../build/report/flights}
    state: ../build/state/flights
    """

  private static let flights = """
    pipeline: flights
    title: Flight delays
    timezone: UTC

    sources:
      requests:
        files: ../sample-logs/flights/clf/requests/*.jsonl.gz
      labels:
        files: ../sample-logs/flights/clf/labels/*.jsonl.gz
        value: label
    dedupe: 400d

    inputs:
      carrier: {path: input.flight.carrier, type: category}
      origin: {path: input.flight.origin, type: category}
      dest: {path: input.flight.dest, type: category}
      flight_date: {path: input.flight.date, type: category}
      sched_dep: input.flight.sched_dep       # HHMM, 2110 is ten past nine
      distance: input.flight.distance
      temp: input.weather.temp
      dewp: input.weather.dewp
      humid: input.weather.humid
      wind_dir: input.weather.wind_dir
      wind_speed: input.weather.wind_speed
      wind_gust: input.weather.wind_gust
      precip: input.weather.precip
      pressure: input.weather.pressure
      visib: input.weather.visib
      plane_year: input.plane.year
      seats: input.plane.seats
      engines: input.plane.engines

    features:
      carrier: carrier
      origin: origin
      dest: dest
      route: concat(origin, "-", dest)
      dow: {expr: weekday(timestamp(flight_date)) - 1, type: category}
      is_weekend: {expr: 1 if weekday(timestamp(flight_date)) >= 6 else 0, type: category}
      sched_hour: floor(sched_dep / 100)
      hour_sin: sin(2 * pi * (floor(sched_dep / 100) * 60 + sched_dep % 100) / 1440)
      hour_cos: cos(2 * pi * (floor(sched_dep / 100) * 60 + sched_dep % 100) / 1440)
      distance: distance
      log_distance: log1p(distance)
      temp: temp
      dewp: dewp
      temp_dew_spread: input.temp - input.dewp
      humid: humid
      wind_speed: wind_speed
      wind_gust: wind_gust
      wind_u: -input.wind_speed * sin(wind_dir * pi / 180)
      wind_v: -input.wind_speed * cos(wind_dir * pi / 180)
      precip: precip
      has_precip: {expr: 1 if input.precip > 0 else 0, type: category}
      pressure: pressure
      visib: visib
      plane_age: 2013 - plane_year
      seats: seats
      engines: engines
    logged_features: features

    output: {task: binary, score: output.score, class: output.label, threshold: 0.21}

    windows: {every: [day, week, month]}
    reference: {from: 2013-01-01, to: 2013-04-01}
    statistics: {compat: textbook}

    report: {output: ../build/flights/report}
    state: ../build/flights/state
    """

  private static let bitcoin = """
    pipeline: bitcoin-reg
    title: Bitcoin return of the next hour
    timezone: UTC

    sources:
      requests:
        files: ../sample-logs/bitcoin/reg/requests/*.jsonl.gz
      labels:
        files: ../sample-logs/bitcoin/reg/labels/*.jsonl.gz
        value: value
    dedupe: 400d

    inputs:
      as_of: {path: input.as_of, type: timestamp}
      open: input.last.open
      high: input.last.high
      low: input.last.low
      close: input.last.close
      volume: input.last.volume
      closes: {path: input.closes_24h, type: vector}   # 25 closes, oldest first
      close_168h_ago: input.stats.close_168h_ago
      high_30d: input.stats.high_30d
      volume_mean_168h: input.stats.volume_mean_168h

    features:
      close: close
      ret_1h: log(closes[-1] / closes[-2])
      ret_3h: log(closes[-1] / closes[-4])
      ret_6h: log(closes[-1] / closes[-7])
      ret_12h: log(closes[-1] / closes[-13])
      ret_24h: log(closes[-1] / closes[-25])
      ret_168h: log(input.close / close_168h_ago)
      vol_24h: sd(log(closes[-24:] / closes[-25:-1]))
      vol_6h: sd(log(closes[-6:] / closes[-7:-1]))
      vol_ratio: vol_6h / vol_24h
      range_1h: (high - low) / input.close
      ma24_ratio: closes[-1] / mean(closes) - 1
      rsi_14: >-
        100 * sum(abs(diff(closes[-15:])) + diff(closes[-15:]))
        / (sum(abs(diff(closes[-15:])) + diff(closes[-15:]))
        + sum(abs(diff(closes[-15:])) - diff(closes[-15:])))
      drawdown_30d: input.close / high_30d - 1
      log_volume: log1p(volume)
      volume_ratio: volume / volume_mean_168h
      hour: {expr: hour(as_of), type: category}
      dow: {expr: weekday(as_of) - 1, type: category}
    logged_features: features

    output: {task: regression, value: output.value}

    windows: {every: [day, week, month]}
    reference: {from: 2021-01-01, to: 2021-07-01}
    statistics: {compat: textbook}

    report: {output: ../build/bitcoin-reg/report}
    state: ../build/bitcoin-reg/state
    """
}
