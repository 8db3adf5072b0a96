import Reports

/// Documents with made-up numbers, the same in every run.
enum Sample {
  /// A small generator, so that samples look like data and never change.
  struct Noise {
    var state: UInt64
    init(seed: UInt64) { state = seed }

    /// Returns the next number from 0 to 1.
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt64(1) << 31)
    }
  }

  static let pipeline = PipelineDocument(
    name: "flights", title: "Flight delays", timezone: "America/New_York", locale: "en")

  static func time(_ hour: Int, day: Int = 14) -> String {
    "2013-07-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):00:00-04:00"
  }

  static func window(_ state: WindowState = .final) -> WindowDocument {
    WindowDocument(
      name: "2013-07-14", granularity: "day", start: time(0), end: time(0, day: 15),
      timezone: "America/New_York", state: state, revision: 2, hours: 24,
      previous: "2013-07-13", next: "2013-07-15")
  }

  static let method = MethodDocument(
    primary: "psi", warn: 0.1, alert: 0.25, bins: 10, zeroRule: "pooled",
    falseDiscoveryRate: 0.005)

  static let digests = DigestsDocument(
    data: "5d0c1f6f0e0c4a7bb1a2c3d4e5f60718", configuration: "9c1f22aa4be0907c11d2e3f405162738")

  static let unavailable = [
    "multivariate": "not computed in this version", "performance": "no labels are configured",
    "stability": "not computed in this version",
  ]

  /// Returns a report without any row.
  static func empty() -> ReportDocument {
    ReportDocument(
      pipeline: pipeline, window: window(.open),
      verdict: VerdictDocument(
        status: .noData, sentence: "No calls were logged on this day.", whatChanged: "",
        sinceWhen: "", howBad: "", whatToDo: ""),
      areas: Area.allCases.map {
        AreaDocument(id: $0, status: .noData, sentence: "No rows to judge.")
      },
      log: LogDocument(
        files: 0, lines: 0, accepted: 0, rows: RowCountsDocument(total: 0, served: 0)),
      operations: OperationsDocument(
        traffic: TrafficDocument(calls: 0, rows: 0, served: 0, failed: 0),
        latency: LatencyDocument(
          all: LatencySummaryDocument(n: 0), good: LatencySummaryDocument(n: 0),
          reason: "no calls"),
        errors: ErrorsDocument(), hostReason: "the pipeline file names no host field"),
      method: method, digests: digests, unavailable: unavailable)
  }

  /// Returns a report with an outage, a changed input and `columnCount` columns.
  static func rich(columnCount: Int = 51) -> ReportDocument {
    var noise = Noise(seed: 7)
    let columns = (0..<columnCount).map { column($0, of: columnCount, &noise) }
    return ReportDocument(
      pipeline: pipeline, window: window(), asOf: "2013-07-16T02:00:00-04:00",
      verdict: verdict, areas: areas, findings: findings(columns),
      changes: [
        ChangeDocument(
          sentence: "Model version v4 was first seen at 09:12.", since: time(9),
          findings: ["errors.rate"])
      ],
      log: log, columns: columns, otherFields: otherFields, slices: slices,
      operations: operations(&noise),
      references: [
        ReferenceDocument(
          kind: "fixed", from: "2013-01-01", to: "2013-04-01", rows: 81_234, windows: 90,
          alerted: [
            AlertedWindowDocument(window: "2013-03-08", findings: 3),
            AlertedWindowDocument(window: "2013-02-09", findings: 1),
          ],
          leftOut: [
            LeftOutDocument(
              event: "Snow <storm>", from: "2013-02-08T06:00:00-05:00",
              to: "2013-02-09T12:00:00-05:00", windows: 2)
          ]),
        ReferenceDocument(
          kind: "previous", from: "2013-05-20", to: "2013-05-21", rows: 912, windows: 1),
      ],
      checks: checks, method: method, digests: digests, multivariate: multivariate,
      performance: performance, stability: stability,
      loggedFeatures: loggedFeatures,
      revisions: [
        RevisionDocument(
          revision: 2, status: .alert,
          sentence: "1,204 late rows arrived; the verdict is the same.",
          performance: PerformanceNumbersDocument(
            metric: "roc_auc", value: 0.664_762, low: 0.614_476, high: 0.715_048,
            labelled: 27_625, coverage: 0.900_013)),
        RevisionDocument(
          revision: 1, status: .alert, sentence: "First published.", report: "r1/report.json",
          performance: PerformanceNumbersDocument(
            metric: "roc_auc", value: 0.681_2, low: 0.55, high: 0.81, estimated: 0.661,
            labelled: 3_100, coverage: 0.101)),
      ])
  }

  private static let verdict = VerdictDocument(
    status: .alert,
    sentence: "28 % of the calls failed for 2 h 40 min on Sunday, and temp_f has arrived 40 %"
      + " lower since 10:00.",
    whatChanged: "The input temp_f arrives at about half its usual value.",
    sinceWhen: "Sun 14 Jul, about 10:00.",
    howBad: "1,204 of 31,950 calls failed: 3.8 % against a limit of 1 %.",
    whatToDo: "Ask the owner of the weather feed which unit temp_f has been sent in.")

  private static let areas: [AreaDocument] = [
    AreaDocument(
      id: .input, status: .alert, sentence: "2 of 20 inputs changed; temp_f most, since 10:00.",
      value: 0.587_91, limit: 0.25, metric: "input.psi", findings: ["input.psi/temp_f"]),
    AreaDocument(
      id: .feature, status: .warning, sentence: "3 of 30 features changed, all made from temp_f.",
      value: 0.19, limit: 0.1, metric: "feature.psi"),
    AreaDocument(
      id: .output, status: .ok, sentence: "Scores are distributed as usual.", value: 0.0213,
      limit: 0.1, metric: "output.psi"),
    AreaDocument(
      id: .performance, status: .warning,
      sentence: "ROC AUC is 0.665, in the reference 0.699; 90 % of rows have a label.",
      value: 0.664_762, metric: "performance.roc_auc"),
    AreaDocument(id: .stability, status: .noData, sentence: "Not computed in this version."),
    AreaDocument(
      id: .latency, status: .warning, sentence: "Slow in 3 of 24 hours, all during the outage.",
      value: 0.294, limit: 0.25, metric: "latency.p99", findings: ["latency.p99"]),
    AreaDocument(
      id: .errors, status: .alert, sentence: "1,204 failures fell into 2 h 40 min from 09:05.",
      value: 0.0377, limit: 0.01, metric: "errors.rate", findings: ["errors.rate"]),
    AreaDocument(id: .cpuMemory, status: .noData, sentence: "No host samples are configured."),
    AreaDocument(id: .disk, status: .noData, sentence: "No host samples are configured."),
    AreaDocument(id: .network, status: .noData, sentence: "No host samples are configured."),
  ]

  /// Fields that are not read, one of them new and with a name that would be markup.
  private static var otherFields: OtherFieldsDocument {
    OtherFieldsDocument(
      fields: [
        OtherFieldDocument(
          path: "session.id", share: 1, referenceShare: 0.998,
          firstSeen: "2013-06-13T00:00:00-04:00", isNew: false),
        OtherFieldDocument(
          path: "input.<b>&\u{202E}", share: 0.25, referenceShare: 0,
          firstSeen: "2013-06-13T09:00:00-04:00", isNew: true),
      ], more: 3, openObjects: ["cookies.*"],
      known: [KnownFieldDocument(path: "session.id", share: 0.998)])
  }

  private static func findings(_ columns: [ColumnDocument]) -> [FindingDocument] {
    [
      FindingDocument(
        id: "errors.rate", area: .errors, metric: "errors.rate", status: .alert, value: 0.0377,
        threshold: 0.01, reference: 0.0011, low: 0.0356, high: 0.0398,
        sentence: "28 % of the calls failed for 2 h 40 min.", since: time(9),
        nextStep: "Check what changed on the hosts at 09:00.",
        reasons: ["the interval excludes the limit"]),
      FindingDocument(
        id: "input.psi/temp_f", area: .input, metric: "input.psi", column: "temp_f",
        status: .alert, value: 0.587_91, threshold: 0.25, reference: 0.02,
        sentence: "The input temp_f arrives lower: median 68.2 → 41.3.", since: time(10),
        nextStep: "Ask the owner of the weather feed about units.",
        reasons: ["large: 0.588 is above 0.25", "not chance", "not usual: 0.021 at most"]),
      FindingDocument(
        id: "latency.p99", area: .latency, metric: "latency.p99", status: .warning, value: 0.294,
        threshold: 0.25, reference: 0.19, sentence: "99 % of the calls took less than 294 ms."),
      FindingDocument(
        id: "performance", area: .performance, metric: "performance.roc_auc", status: .noData,
        sentence: "Performance is not judged: no labels are configured."),
    ]
  }

  private static let log = LogDocument(
    files: 24, lines: 32_251, blank: 2, accepted: 32_202, rejected: ["malformed": 12, "noTime": 3],
    filtered: 20, exactCopies: 12, retries: 52, late: 1204, outOfRange: 1,
    rows: RowCountsDocument(total: 31_950, served: 30_694, failed: 1204, superseded: 52),
    damaged: [
      DamagedFileDocument(
        path: "2013-07-14/requests-09.jsonl.gz", offset: 81_920, reason: "truncated",
        lines: 1_339)
    ],
    rejectedFiles: [
      RejectedFileDocument(
        path: "2013-07-14/requests-11.jsonl.gz", lines: 480, reason: "noTime")
    ], empty: ["2013-07-14/requests-10.jsonl.gz"])

  private static let slices = [
    SliceDocument(
      by: "version", value: "v3", rows: 20_112, calls: 20_112, errors: 12, errorRate: 0.0006,
      p50: 0.021, p99: 0.19, firstSeen: time(0)),
    SliceDocument(
      by: "version", value: "v4", rows: 11_838, calls: 11_838, errors: 1192, errorRate: 0.1007,
      p50: 0.034, p99: 0.71, firstSeen: time(9), isNew: true),
  ]

  private static func operations(_ noise: inout Noise) -> OperationsDocument {
    var traffic: [TrafficHourDocument] = []
    var latency: [LatencyHourDocument] = []
    var errors: [ErrorHourDocument] = []
    for hour in 0..<24 {
      let isDown = (9...11).contains(hour)
      let calls = hour == 12 ? 0 : Int(700 + 900 * noise.next()) + (hour > 6 ? 500 : 0)
      let failed = isDown ? Int(Double(calls) * 0.28) : min(calls, Int(noise.next() * 3))
      traffic.append(TrafficHourDocument(start: time(hour), calls: calls))
      errors.append(
        ErrorHourDocument(
          start: time(hour), calls: calls, errors: failed,
          rate: calls > 0 ? Double(failed) / Double(calls) : nil))
      let slow = isDown ? 3.3 : 1
      latency.append(
        LatencyHourDocument(
          start: time(hour), n: calls, p50: calls > 0 ? (0.02 + noise.next() * 0.004) * slow : nil,
          p99: calls > 0 ? (0.17 + noise.next() * 0.03) * slow : nil))
    }
    return OperationsDocument(
      traffic: TrafficDocument(
        calls: 31_950, rows: 31_950, served: 30_746, failed: 1204, retries: 52, perHour: traffic),
      latency: LatencyDocument(
        all: LatencySummaryDocument(
          n: 31_950, mean: 0.0331, p50: 0.0212, p90: 0.09, p95: 0.131, p99: 0.294, p999: 0.812,
          max: 4.211),
        good: LatencySummaryDocument(
          n: 30_746, mean: 0.0301, p50: 0.0209, p90: 0.081, p95: 0.112, p99: 0.19, p999: 0.31,
          max: 0.912),
        byClass: [
          LatencyClassDocument(
            name: "2xx",
            latency: LatencySummaryDocument(
              n: 30_746, mean: 0.0301, p50: 0.0209, p90: 0.081, p95: 0.112, p99: 0.19,
              p999: 0.31, max: 0.912), relativeErrorBound: 0.002),
          LatencyClassDocument(
            name: "5xx",
            latency: LatencySummaryDocument(
              n: 1_204, mean: 0.11, p50: 0.09, p90: 0.5, p95: 0.7, p99: 3.1, p999: 4.2, max: 4.211),
            relativeErrorBound: 0),
          LatencyClassDocument(
            name: "no_response", latency: LatencySummaryDocument(n: 1, mean: 5, p50: 5),
            relativeErrorBound: 0),
        ], relativeErrorBound: 0.002, perHour: latency),
      errors: ErrorsDocument(
        rate: 0.0377, low: 0.0356, high: 0.0398,
        byStatus: ["200": 30_746, "500": 803, "503": 401], byClass: ["2xx": 30_746, "5xx": 1204],
        perHour: errors),
      hosts: (1...4).map { host in
        HostDocument(
          host: "m-\(host)", calls: 7000 + host * 311, errors: host == 3 ? 1180 : 8,
          errorRate: host == 3 ? 0.148 : 0.001, p50: 0.021, p99: host == 3 ? 0.711 : 0.19)
      },
      longestGap: GapDocument(start: "2013-07-14T11:52:10-04:00", seconds: 4118),
      serverLatency: [
        ServerLatencyDocument(
          host: "m-1", service: "api", requests: 7_311,
          quantiles: [
            BucketQuantileDocument(q: 0.5, value: 0.021, low: 0.01, high: 0.025),
            BucketQuantileDocument(q: 0.9, value: 0.08, low: 0.05, high: 0.1),
            BucketQuantileDocument(q: 0.95, value: 0.21, low: 0.1, high: 0.25),
            BucketQuantileDocument(q: 0.99, value: 0.7, low: 0.5, high: 1),
            BucketQuantileDocument(q: 0.999, value: 10, low: 10, high: nil),
          ])
      ],
      serviceTime: ServiceTimeDocument(
        expectedMinutes: 1_440, servedMinutes: 1_372, availability: 1_372.0 / 1_440),
      slowCalls: slowCalls, objectives: objectives)
  }

  /// A category, a number and missing values that go with slow calls.
  private static let slowCalls = SlowCallsDocument(
    thresholdSeconds: 0.25, slow: 639, rows: 30_746,
    values: [
      SlowValueDocument(
        column: "origin", value: "<JFK>", slow: 211, rows: 1_055, rate: 0.2,
        otherRate: 428.0 / 29_691, pValue: 1e-120),
      SlowValueDocument(
        column: "distance", value: nil, slow: 320, rows: 6_400, rate: 0.05,
        otherRate: 319.0 / 24_346, median: 2_475, otherMedian: 888, pValue: 1e-60),
      SlowValueDocument(
        column: "wind_mph", value: "(missing)", slow: 12, rows: 96, rate: 0.125,
        otherRate: 627.0 / 30_650, pValue: 0.000_001),
    ])

  private static let names = [
    "temp_f", "wind_speed", "carrier", "visibility", "distance", "sched_dep", "humidity",
    "pressure", "precip", "dewp",
  ]

  private static func column(
    _ index: Int, of count: Int, _ noise: inout Noise
  ) -> ColumnDocument {
    let role: Role = index == count - 1 && count > 1 ? .output : index < 20 ? .input : .feature
    let isChanged = index % 9 == 0 && role != .output
    let name =
      role == .output
      ? "score" : index < names.count ? names[index] : "\(role.rawValue)_\(index)"
    let status: Status = isChanged ? (index == 0 ? .alert : .warning) : .ok
    let psi = isChanged ? 0.587_91 / Double(1 + index / 9) + 0.1 : noise.next() * 0.05
    let isCategory = index % 5 == 2
    let bins = isCategory ? categories(isChanged, &noise) : quantileBins(isChanged, &noise)
    var profile = ProfileDocument(
      count: 30_694, missing: 31 + index, absent: 11, null: 20 + index, coerced: index % 3,
      nonFinite: NonFiniteDocument(nan: index % 7 == 0 ? 4 : 0),
      zeros: isCategory ? nil : 120, mean: isCategory ? nil : 44.1 + Double(index),
      sd: isCategory ? nil : 12.25, min: isCategory ? nil : -3.5, max: isCategory ? nil : 101.25,
      quantiles: isCategory ? [:] : quantiles(isChanged ? 0.6 : 1), distinct: isCategory ? 9 : 3102,
      distinctIsExact: isCategory,
      top: isCategory
        ? bins.filter { $0.kind == .category }.map {
          CategoryDocument(
            value: $0.label ?? "", count: $0.count ?? 0, share: $0.current,
            referenceShare: $0.reference)
        } : [],
      histogram: bins, hours: hours(isCategory, isChanged, &noise))
    var referenceProfile = profile
    referenceProfile.count = 81_234
    referenceProfile.missing = 80
    referenceProfile.quantiles = isCategory ? [:] : quantiles(1)
    referenceProfile.histogram = []
    referenceProfile.hours = []
    var previousProfile: ProfileDocument?
    if isChanged {
      previousProfile = referenceProfile
      previousProfile?.count = 29_811
      for place in profile.histogram.indices {
        profile.histogram[place].previous = profile.histogram[place].reference.map { $0 * 0.9 }
      }
      for place in profile.top.indices {
        profile.top[place].previousShare = profile.top[place].referenceShare.map { $0 * 0.9 }
      }
    }
    return ColumnDocument(
      name: name, role: role, type: isCategory ? "category" : "number",
      expression: role == .feature ? "(temp_f - 32) * 5 / 9" : nil, status: status,
      page: ColumnAddress.path(role: role, name: name), profile: profile,
      heat: isChanged ? heat(profile.histogram) : nil,
      referenceProfile: referenceProfile, previousProfile: previousProfile,
      inferred: InferredDocument(
        type: isCategory ? "category" : "integer", missing: 0.001, min: isCategory ? nil : -3.5,
        max: isCategory ? nil : 101.25, categories: isCategory ? ["a", "b"] : nil,
        isConstant: false, isUnique: isCategory ? false : nil), drift: drift(psi, isChanged),
      otherDrifts: [
        OtherDriftDocument(
          place: 1, reference: "previous 2013-05-20/2013-05-21", psi: psi / 2,
          ks: isCategory ? nil : 0.031, meanShift: isCategory ? nil : -0.2, missingChange: 0.001,
          isBeyondChance: isChanged, histogram: isChanged ? bins : [])
      ])
  }

  /// Returns a day on which the reference's shares gave way to the window's at noon.
  private static func heat(_ bins: [BinDocument]) -> HeatDocument {
    HeatDocument(
      starts: (0..<24).map { time($0) }, rows: [Int](repeating: 1_300, count: 24),
      bins: bins.map { bin in
        HeatBinDocument(
          shares: bin.kind == .other
            ? nil
            : (0..<24).map { hour in
              (((hour < 12 ? bin.reference : bin.current) ?? 0) * 1000).rounded() / 1000
            })
      })
  }

  private static func drift(_ psi: Double, _ isChanged: Bool) -> DriftDocument {
    DriftDocument(
      reference: "2013-01-01/2013-04-01", primary: "psi", drifted: isChanged,
      reasons: ["large: above 0.1", "not chance: p below 0.0001", "not usual: 0.021 at most"],
      statistics: [
        "psi": StatisticDocument(
          value: psi, kind: "distance", base: "e", bins: 11, zeroRule: "pooled", n: 30_694,
          m: 81_234, pValue: 1e-9, nullQuantile: 0.0011, usual: 0.021, warn: 0.1, alert: 0.25),
        "js_distance": StatisticDocument(
          value: psi / 3, kind: "distance", base: "2", bins: 11, n: 30_694, m: 81_234),
        "missing_change": StatisticDocument(
          value: 0.0012, kind: "difference", n: 30_694, m: 81_234, low: 0.0002, high: 0.0022,
          warn: 0.02, alert: 0.05),
        "ks": StatisticDocument(
          reason: "not computed for categories", kind: "distance", n: 0, m: 0),
      ],
      tools: [
        "evidently": [
          "ks": StatisticDocument(
            value: 0.0213, kind: "probability", compat: "evidently", n: 30_694, m: 81_234,
            pValue: 0.0213, alert: 0.05)
        ]
      ])
  }

  private static func quantiles(_ scale: Double) -> [String: Double?] {
    [
      "p01": 21.02 * scale, "p05": 30.92 * scale, "p25": 48.92 * scale, "p50": 68.18 * scale,
      "p75": 75.92 * scale, "p95": 84.02 * scale, "p99": 91.4 * scale,
    ]
  }

  private static func quantileBins(_ isChanged: Bool, _ noise: inout Noise) -> [BinDocument] {
    let edges = [30.9, 39.2, 44.1, 48.9, 57.2, 64.9, 68.2, 71.6, 75.9]
    var weights = (0..<10).map { bin in
      isChanged ? 2.6 - 0.22 * Double(bin) + noise.next() * 0.3 : 1 + noise.next() * 0.12
    }
    let total = weights.reduce(0, +) * 1.002
    weights = weights.map { $0 / total }
    return (0..<10).map { bin in
      BinDocument(
        kind: .range, lower: bin == 0 ? nil : edges[bin - 1], upper: bin == 9 ? nil : edges[bin],
        count: Int(weights[bin] * 30_694), current: weights[bin], reference: 0.0998)
    } + [BinDocument(kind: .missing, count: 31, current: 0.001, reference: 0.002)]
  }

  private static func categories(_ isChanged: Bool, _ noise: inout Noise) -> [BinDocument] {
    let values = ["UA", "B6", "EV", "DL", "AA", "MQ", "WN"]
    return values.enumerated().map { index, value in
      let reference = 0.2 - 0.02 * Double(index)
      let share = reference + (isChanged && index == 6 ? 0.14 : noise.next() * 0.01)
      return BinDocument(
        kind: .category, label: value, count: Int(share * 30_694), current: share,
        reference: reference)
    } + [BinDocument(kind: .other, count: 900, current: 0.03, reference: 0.04)]
  }

  private static func hours(
    _ isCategory: Bool, _ isChanged: Bool, _ noise: inout Noise
  ) -> [ColumnHourDocument] {
    (0..<24).map { hour in
      let count = hour == 12 ? 0 : 1300
      let missing = count > 0 ? Int(noise.next() * 40) : 0
      return ColumnHourDocument(
        start: time(hour), count: count, missing: missing,
        missingShare: count > 0 ? Double(missing) / Double(count) : nil,
        median: isCategory || count == 0
          ? nil : (isChanged && hour >= 10 ? 41 : 68) + noise.next() * 3)
    }
  }
}
