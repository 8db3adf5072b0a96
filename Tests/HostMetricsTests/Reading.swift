import Foundation
import Testing

@testable import HostMetrics

/// Reads a file beside the tests.
func fixture(_ name: String) throws -> [UInt8] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  return Array(try Data(contentsOf: folder.appending(path: name)))
}

/// Reads text in a format.
func read(
  _ text: String, _ format: HostMetricsFormat = .otlp,
  _ settings: HostMetricsSettings = HostMetricsSettings(), path: String = "", modified: Int64? = nil
) -> (readings: HostReadings, counts: HostCounts) {
  HostMetricsReader(format, settings: settings)
    .read(Array(text.utf8), path: path, modified: modified)
}

extension HostEvaluation {
  /// The values of a measure of a host, in their order.
  func values(_ measure: HostMeasure, of host: String) -> [Double] {
    intervals(measure, of: host).map(\.value)
  }

  func intervals(_ measure: HostMeasure, of host: String) -> [HostInterval] {
    series.first { $0.host == host && $0.measure == measure }?.intervals ?? []
  }
}

/// Returns whether numbers are equal but for rounding.
func isClose(_ found: [Double], _ expected: [Double]) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
}

/// A line of OTLP with one counter or value of a host.
func otlpLine(
  _ host: String, _ metric: String, _ time: Int64, _ value: String, start: Int64? = nil,
  attributes: [String: String] = ["device": "sda", "direction": "read"], temporality: Int = 2
) -> String {
  let attributes = attributes.sorted { $0.key < $1.key }
    .map { "{\"key\":\"\($0)\",\"value\":{\"stringValue\":\"\($1)\"}}" }.joined(separator: ",")
  let start = start.map { "\"startTimeUnixNano\":\"\($0)000000000\"," } ?? ""
  return """
    {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"\(metric)","sum":{"dataPoints":[{\
    "attributes":[\(attributes)],\(start)"timeUnixNano":"\(time)000000000","asInt":\(value)}],\
    "aggregationTemporality":\(temporality),"isMonotonic":true}}]}],"resource":{"attributes":[{\
    "key":"host.name","value":{"stringValue":"\(host)"}}]}}]}
    """
}
