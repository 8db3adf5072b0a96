import Foundation
import Testing

@testable import Windows

/// Reads a fixture's lines as fields.
func fixture(_ name: String) throws -> [[String]] {
  let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Returns a time zone by its identifier.
func zone(_ identifier: String) throws -> TimeZone {
  try #require(TimeZone(identifier: identifier))
}

/// Returns a calendar of a granularity's text and a zone's identifier.
func calendar(_ granularity: String, _ identifier: String, epoch: Int64 = 0) throws
  -> WindowCalendar
{
  WindowCalendar(
    granularity: try #require(Granularity(granularity)), timeZone: try zone(identifier),
    epoch: epoch)
}
