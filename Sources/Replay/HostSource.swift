import HostMetrics
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// What was read of hosts, as the state has it.
struct HostSource: Sendable {
  let setup: Setup
  let store: ProfileStore

  /// Whether the pipeline has a source of host metrics.
  var isThere: Bool { !setup.pipeline.metrics.isEmpty }

  /// How far before a window its slow changes are looked for, in seconds.
  static let lookback: Int64 = 7 * 86_400

  /// Returns the readings of seconds `from..<to` since 1970 UTC, and those of the base window before,
  /// which make rates known across the start.
  ///
  /// Those behind the end have no part in it: every day's report would change with the next day's.
  func readings(from: Int64, to: Int64) throws(ReplayError) -> HostReadings {
    let first = setup.base.window(before: setup.base.window(containing: from))
    var readings = HostReadings()
    do {
      let span = WindowBounds(start: first.start, end: to)
      for record in try store.readings(startingIn: span) {
        readings.merge(try HostReadings(decoding: record.bytes))
      }
    } catch let error as StoreError {
      throw .state(error)
    } catch {
      throw .stored("\(error)")
    }
    return readings
  }

  /// Returns the series of seconds `from..<to` since 1970 UTC.
  func evaluation(from: Int64, to: Int64) throws(ReplayError) -> HostEvaluation {
    HostEvaluation(try readings(from: from, to: to), from: from, to: to)
  }

  /// Returns, by the starts of base windows, the digests of what was read of hosts in them.
  func digests() throws(ReplayError) -> [Int64: ContentDigest] {
    guard isThere else { return [:] }
    do throws(StoreError) {
      return try store.readingDigests()
    } catch {
      throw .state(error)
    }
  }
}
