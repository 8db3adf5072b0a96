import Testing

@testable import Reports

private let space = Display.space

@Test(arguments: [
  (0.0, "0 %"), (0.284, "28.4 %"), (0.28, "28 %"), (0.0068, "0.68 %"), (0.9931, "99.31 %"),
  (1.0, "100 %"), (0.000_32, "0.032 %"), (0.1, "10 %"), (-0.05, "−5 %"),
  (0.999_99, "100.00 %"),
])
func `a share is shown in per cent`(share: Double, expected: String) {
  #expect(Display.share(share) == expected.replacing(" ", with: space))
}

@Test(arguments: [
  (0.294, "294 ms"), (1.156, "1,156 ms"), (0.000_84, "0.84 ms"), (12.34, "12.3 s"), (0, "0 ms"),
])
func `a latency is shown in milliseconds and seconds`(seconds: Double, expected: String) {
  #expect(Display.latency(seconds) == expected.replacing(" ", with: space))
}

@Test(arguments: [
  (9600.0, "2 h 40 min"), (4118, "1 h 8 min"), (59.5, "59.5 s"), (60, "1 min"), (86_400, "1 d"),
  (90_000, "1 d 1 h"), (0, "0 s"),
])
func `a duration has its two largest units`(seconds: Double, expected: String) {
  #expect(Display.duration(seconds).replacing(space, with: " ") == expected)
}

@Test(arguments: [
  (0.5879, "0.59"), (0.0213, "0.021"), (0.0001, "<0.001"), (0, "0.00"), (1.2149, "1.21"),
  (0.1, "0.10"), (0.0996, "0.10"),
])
func `a distance has two or three decimals`(value: Double, expected: String) {
  #expect(Display.distance(value) == expected)
}

@Test(arguments: [
  (1_156_224.0, "1,156,224"), (10.44, "10.4"), (0.000_012, "0.000012"), (-3.5, "−3.5"),
  (1.5e-9, "1.5e-9"), (2e20, "2e20"),
])
func `a number has three digits or is whole`(value: Double, expected: String) {
  #expect(Display.number(value) == expected)
}

@Test func `what is not known is a dash`() {
  #expect(Display.number(nil) == "–")
  #expect(Display.share(.nan) == "–")
  #expect(Display.latency(.infinity) == "–")
  #expect(Display.duration(-1) == "–")
  #expect(Display.distance(nil) == "–")
  #expect(Display.count(nil) == "–")
}

@Test(arguments: [
  ("errors.rate", MetricUnit.share), ("latency.p99", .latency), ("input.psi", .distance),
  ("feature.missing_change", .points), ("errors.longest_gap", .duration),
  ("latency.host_change", .times), ("errors.calls", .count),
  ("latency.share_above_objective", .share), ("errors.availability", .share), ("", .number),
  ("feature.new_category_share", .share), ("input.mean_shift", .deviations), ("psi", .distance),
  ("input.missing_block", .points), ("errors.outage_hours", .hours), ("latency.p99_ratio", .times),
  ("errors.traffic_ratio", .times), ("cpu_memory.unread_minutes", .minutes),
  ("output.new_version", .share), ("output.version_difference", .deviations),
])
func `the unit of a metric is told by its name`(metric: String, expected: MetricUnit) {
  #expect(MetricUnit(metric: metric) == expected)
}

@Test func `a ratio beyond a thousand has no digits to read`() {
  #expect(Display.times(2.44) == "2.44×")
  #expect(Display.times(1_846_092) == ">1,000×")
  #expect(Display.times(nil) == Display.none)
}
