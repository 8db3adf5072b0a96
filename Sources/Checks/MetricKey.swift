import PipelineFile

/// What tells metrics apart: a window has hundreds, whose full names would take long to make.
struct MetricKey: Hashable {
  private let area: Area
  private let name: String

  /// The key of a measurement's metric.
  init(_ measurement: Measurement) {
    area = measurement.area
    name = measurement.name
  }

  /// The key of a metric as `<area>.<name>`; nil where there is no such area, as no measurement has.
  init?(_ metric: String) {
    guard let dot = metric.firstIndex(of: "."), let area = Area(rawValue: String(metric[..<dot]))
    else { return nil }
    self.area = area
    name = String(metric[metric.index(after: dot)...])
  }

  /// Names tell nearly all metrics apart.
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
