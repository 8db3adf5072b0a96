import InferenceLog

/// The latencies of calls by how they ended, for one batch after the other.
///
/// As a rule all calls with a good answer are of one class, and its latencies are those of all hosts
/// together: only from a second class on are they added a second time.
struct ClassLatencies {
  /// Calls with a good answer, or those without.
  private struct Outcome {
    /// The class of all calls so far; nil before the first.
    var only: StatusClass?
    /// Whether there was a second class.
    var isMixed = false
  }

  private var good = Outcome()
  private var failed = Outcome()
  private var classes: [StatusClass: LatencyAccumulator] = [:]
  /// The rows of a group, apart by class; kept for the next one.
  private var rows: [StatusClass: [Int32]] = [:]

  /// The bytes that the accumulators hold, about.
  var sizeInBytes: Int { classes.values.reduce(0) { $0 + $1.sizeInBytes } }

  /// Returns the profiles of everything added so far, of classes with a latency.
  ///
  /// `latencies` gives those of all calls with a good answer, for true, or of all others, in as many
  /// bins as a class has.
  func profiles(_ latencies: (_ areGood: Bool) -> NumberProfile) -> [StatusClass: NumberProfile] {
    var all = classes
    for (outcome, areGood) in [(good, true), (failed, false)] where !outcome.isMixed {
      guard let only = outcome.only else { continue }
      all[only, default: Self.empty].merge(latencies(areGood))
    }
    return all.mapValues(\.profile).filter { $0.value.count > 0 }
  }

  /// Adds the latencies of calls, each by the row that stands for it; all answers are good, or none
  /// is.
  ///
  /// `before` gives the latencies of all calls of this outcome that were added before these, in as
  /// many bins as a class has.
  mutating func add(
    _ latencies: [Double], statuses: [Int32], rows group: [Int32], areGood: Bool,
    scratch: inout Scratch, before: () -> NumberProfile
  ) {
    guard let first = group.first else { return }
    var outcome = areGood ? good : failed
    let one = StatusClass(status: statuses[Int(first)])
    let isUniform = group.allSatisfy { StatusClass(status: statuses[Int($0)]) == one }
    if !outcome.isMixed, !isUniform || one != outcome.only ?? one {
      outcome.isMixed = true
      if let only = outcome.only { classes[only, default: Self.empty].merge(before()) }
    }
    outcome.only = one
    if areGood { good = outcome } else { failed = outcome }
    if outcome.isMixed { add(latencies, statuses: statuses, rows: group, &scratch) }
  }

  private mutating func add(
    _ latencies: [Double], statuses: [Int32], rows group: [Int32], _ scratch: inout Scratch
  ) {
    for row in group { rows[StatusClass(status: statuses[Int(row)]), default: []].append(row) }
    for (one, own) in rows where !own.isEmpty {
      classes[one, default: Self.empty].add(latencies, rows: own, scratch: &scratch)
      rows[one]?.removeAll(keepingCapacity: true)
    }
  }

  private static var empty: LatencyAccumulator {
    LatencyAccumulator(capacity: CallProfile.classCapacity)
  }
}
