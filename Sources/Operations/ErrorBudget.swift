import Windows

/// What an objective allows to fail, and what was spent of it.
///
/// A call is bad where it does not keep the promise: it has no good answer, or takes too long. The
/// budget is the share of bad calls that the objective allows, of the calls of 30 days.
public struct ErrorBudget: Sendable, Equatable {
  /// The promised share of good calls, 0…1.
  public var target: Double
  /// The calls of the 30 days up to the end of the window.
  public var calls = 0
  /// The bad ones among them.
  public var bad = 0
  /// The first minute of these days with a call: seconds since 1970 UTC; nil without calls.
  public var firstCall: Int64?
  /// The calls of the window.
  public var windowCalls = 0
  /// The bad ones among them.
  public var windowBad = 0
  /// The burn rate at the window's end by the length of the stretch in minutes; none for a stretch
  /// without calls.
  public var burnRates: [Int64: Double] = [:]
  /// When each alert would have fired within the window, in the order of `BurnAlert.standard`.
  public var firings: [[FiringSpan]] = []

  /// How far a budget reaches back, in minutes: 30 days of 24 hours.
  public static let days: Int64 = 30
  static let length = days * 1_440

  /// How many bad calls 30 days allow.
  public var allowed: Double { (1 - target) * Double(calls) }

  /// The share of the budget that is spent, above 1 where there is more; nil without calls, or where
  /// nothing is allowed.
  public var used: Double? { allowed > 0 ? Double(bad) / allowed : nil }

  /// Works out the budget at the end of a window.
  ///
  /// `minutes` are ascending, each once, from 30 days before the window's end and 3 days before its
  /// start on, as far as there are calls; others do not count. An alert fires in a minute when both
  /// stretches that end with it burn faster than its rate.
  ///
  /// Where calls are known by longer steps than minutes, `minutes` holds the first minute of each
  /// step, stretches are at least a step long, and alerts fire in whole steps.
  ///
  /// An alert needs `leastBad` bad calls in its long stretch besides: where there are few calls, one
  /// of them would do (Site Reliability Workbook, chapter 5, on low traffic).
  public init(
    target: Double, window: Window, minutes: [CallMinute], step: Int64 = 1, leastBad: Int = 1
  ) {
    self.target = target
    // A window may end within a minute: that minute is in it.
    let end = (window.end + 59).quotient(by: 60)
    let start = window.start.quotient(by: 60)
    for minute in minutes where minute.minute < end && minute.minute >= end - Self.length {
      calls += minute.calls
      bad += minute.errors
      firstCall = firstCall ?? minute.minute * 60
    }
    for minute in minutes where minute.minute < end && minute.minute >= start {
      windowCalls += minute.calls
      windowBad += minute.errors
    }
    guard target < 1 else {
      firings = BurnAlert.standard.map { _ in [] }
      return
    }
    let series = BurnSeries(target: target, minutes: minutes)
    for alert in BurnAlert.standard {
      for length in [alert.long, alert.short] {
        burnRates[length] = series.rate(endingWith: end - 1, length: max(length, step))
      }
      firings.append(
        series.firings(of: alert, from: start, to: end, step: step, leastBad: leastBad))
    }
  }
}

/// Sums of calls over stretches of minutes.
private struct BurnSeries {
  let budget: Double
  let minutes: [CallMinute]
  /// The sums of all minutes before each of `minutes`, and behind the last.
  let calls: [Int]
  let bad: [Int]

  init(target: Double, minutes: [CallMinute]) {
    budget = 1 - target
    self.minutes = minutes
    var (calls, bad) = ([0], [0])
    for minute in minutes {
      calls.append(calls[calls.count - 1] + minute.calls)
      bad.append(bad[bad.count - 1] + minute.errors)
    }
    (self.calls, self.bad) = (calls, bad)
  }

  /// Returns where the first minute from `minute` on lies.
  func index(of minute: Int64) -> Int {
    var (low, high) = (0, minutes.count)
    while low < high {
      let middle = (low + high) / 2
      if minutes[middle].minute < minute { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the burn rate of a stretch of minutes; nil without calls.
  func rate(endingWith minute: Int64, length: Int64) -> Double? {
    rate(from: index(of: minute - length + 1), to: index(of: minute + 1))
  }

  /// Returns the burn rate of some of `minutes`.
  func rate(from first: Int, to end: Int) -> Double? {
    let count = calls[end] - calls[first]
    return count > 0 ? Double(bad[end] - bad[first]) / Double(count) / budget : nil
  }

  /// Returns when an alert fires from one minute to another one, which is not part of it.
  func firings(
    of alert: BurnAlert, from start: Int64, to end: Int64, step: Int64, leastBad: Int
  ) -> [FiringSpan] {
    var spans: [FiringSpan] = []
    let (longest, shortest) = (max(alert.long, step), max(alert.short, step))
    var (long, short) = (index(of: start - longest + 1), index(of: start - shortest + 1))
    var next = index(of: start)
    // Where too little was bad within the long stretch, nothing fires.
    guard start < end, bad[index(of: end)] - bad[long] >= max(1, leastBad) else { return [] }
    for first in stride(from: start, to: end, by: Int64.Stride(step)) {
      let minute = first + step - 1
      while next < minutes.count, minutes[next].minute <= minute { next += 1 }
      while long < next, minutes[long].minute <= minute - longest { long += 1 }
      while short < next, minutes[short].minute <= minute - shortest { short += 1 }
      guard bad[next] - bad[long] >= leastBad, rate(from: short, to: next) ?? 0 > alert.rate,
        rate(from: long, to: next) ?? 0 > alert.rate
      else { continue }
      let span = FiringSpan(start: first * 60, end: (minute + 1) * 60)
      if let last = spans.last, last.end == span.start {
        spans[spans.count - 1].end = span.end
      } else {
        spans.append(span)
      }
    }
    return spans
  }
}
