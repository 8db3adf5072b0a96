import Drift
import Operations
import PipelineFile
import Profiles
import Statistics
import Windows

extension WindowEvidence {
  /// Returns findings with the time in which more calls failed than usual.
  ///
  /// What cannot be told stays nil, as of several bursts with calm hours between them.
  func withErrorTimes(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      let measurement = finding.measurement
      guard finding.status > .ok, measurement.area == .errors, measurement.name == "rate",
        measurement.since == nil, let span = ErrorTimes(self).span
      else { return finding }
      var finding = finding
      finding.measurement.since = span.since
      finding.measurement.until = span.until
      return finding
    }
  }
}

/// When the share of failed calls of a window was higher than usual.
///
/// It is the time of bursts where they have nearly all errors beyond the usual ones, and else that of
/// a change by hours. Outside of it errors are as usual, and within it they are not.
struct ErrorTimes {
  /// A stretch of time: seconds since 1970; an end that is nil is the window's.
  struct Span {
    var since: Int64
    var until: Int64?
  }

  /// Calls, and those of them without a good answer.
  private struct Tally {
    var (calls, errors) = (0, 0)
  }

  private let window: Window
  private let minutes: [Int64: MinuteCalls]
  private let hours: [TrafficStep]
  private let bursts: [ErrorBurst]
  private let reference: ErrorSummary?

  /// Which share of the errors beyond the usual ones may lie outside.
  private static let smallShare = 0.1
  /// The chance below which what lies beside a stretch is not like it.
  private static let unlikely = 0.01
  /// Bursts with less time between them are told as one: other changes are known by hours.
  private static let shortPause: Int64 = 3_600

  /// Takes what tells of the errors of a window.
  init(_ evidence: WindowEvidence) {
    window = evidence.window
    minutes = evidence.profile.calls.minutes
    hours = evidence.calls.hours
    bursts = evidence.bursts
    reference = evidence.referenceCalls?.outcome
  }

  /// The time; nil where it cannot be told.
  var span: Span? {
    let whole = joinedBursts.first { hasNearlyAll($0.since, $0.until ?? window.end) }
    return whole.map(widened) ?? changedHours
  }

  /// Takes a stretch to the ends of the window where too few calls lie between them to tell that
  /// fewer of these fail.
  private func widened(_ span: Span) -> Span {
    let end = span.until ?? window.end
    let inside = tally { (span.since..<end).contains($0) }
    func isCalmer(_ other: Tally) -> Bool {
      let chance = ShareTest.upper(inside.errors, of: inside.calls, other.errors, of: other.calls)
      return chance.map { $0 < Self.unlikely } ?? false
    }
    return Span(
      since: isCalmer(tally { $0 < span.since }) ? span.since : window.start,
      until: isCalmer(tally { $0 >= end }) ? end : nil)
  }

  /// The bursts, those as one between which errors are more than usual, too, or which follow soon.
  private var joinedBursts: [Span] {
    var spans: [Span] = []
    for burst in bursts {
      if let last = spans.last?.until,
        burst.start - last < Self.shortPause || areMore(tally { $0 >= last && $0 < burst.start })
      {
        spans[spans.count - 1].until = burst.end
      } else {
        spans.append(Span(since: burst.start, until: burst.end))
      }
    }
    return spans
  }

  /// The hours in which errors are more than in the reference, beside bursts as well.
  private var changedHours: Span? {
    guard hours.count > 1, let reference, reference.judged > 0,
      let change = ChangePoint(
        parts: hours.map { [$0.calls - $0.errors, $0.errors] },
        reference: [reference.judged - reference.errors, reference.errors])
    else { return nil }
    let until = change.end.flatMap { hours.indices.contains($0) ? hours[$0].start : nil }
    let span = Span(since: hours[change.first].start, until: until)
    let (start, end) = (span.since, until ?? window.end)
    let between = tally { second in
      (start..<end).contains(second)
        && !bursts.contains { ($0.start..<$0.end).contains(second) }
    }
    return areMore(between) && hasNearlyAll(start, end) ? span : nil
  }

  /// Whether errors outside of a time are as usual, or few of those that are too many.
  private func hasNearlyAll(_ start: Int64, _ end: Int64) -> Bool {
    let outside = tally { !(start..<end).contains($0) }
    let tooMany = excess(tally { _ in true })
    guard tooMany > 0 else { return false }
    if excess(outside) <= Self.smallShare * tooMany { return true }
    return !areMore(outside) && bursts.allSatisfy { start <= $0.start && $0.end <= end }
  }

  private func tally(_ contains: (_ second: Int64) -> Bool) -> Tally {
    minutes.reduce(into: Tally()) { tally, minute in
      guard contains(minute.key * 60) else { return }
      tally.calls += minute.value.calls
      tally.errors += minute.value.errors
    }
  }

  private func areMore(_ tally: Tally) -> Bool {
    ErrorSummary.areMore(tally.errors, of: tally.calls, than: reference) ?? false
  }

  /// How many errors there are beyond the usual ones.
  private func excess(_ tally: Tally) -> Double {
    let usual = reference?.rate ?? ErrorSummary.rateWithoutReference
    return Double(tally.errors) - usual * Double(tally.calls)
  }
}
