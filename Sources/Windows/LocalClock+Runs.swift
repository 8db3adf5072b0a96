extension LocalClock {
  /// A run of stretches in which local time only rises: from one setting back of the clock to the
  /// next.
  typealias Run = Range<Int>

  /// Returns the run that a stretch belongs to, as the indexes of its stretches.
  func run(ofStretch index: Int) -> Run {
    let start = stretches[index].runStart
    var end = index + 1
    while end < stretches.count, stretches[end].runStart == start { end += 1 }
    return start..<end
  }

  /// Returns the first instant of a run at which the clock shows `local` or later; the run's end
  /// when it never does.
  func instant(ofLocal local: Int64, in run: Run) -> Int64 {
    for index in run.reversed() {
      let stretch = stretches[index]
      let isReached =
        index > run.lowerBound && stretch.start - 1 + stretches[index - 1].offset >= local
      guard !isReached else { continue }
      let instant = max(stretch.start, local - stretch.offset)
      return min(instant, end(of: run))
    }
    return stretches[run.lowerBound].start
  }

  /// Returns whether a run shows any of the local times.
  func shows(_ locals: Range<Int64>, in run: Run) -> Bool {
    let instant = instant(ofLocal: locals.lowerBound, in: run)
    guard instant < end(of: run) else { return false }
    return instant + stretches[index(at: instant)].offset < locals.upperBound
  }

  /// Returns the runs before and after one that lie within two days of an instant: no clock has
  /// been set back further than a day.
  func runsBeside(_ run: Run, around instant: Int64) -> [Run] {
    var runs: [Run] = []
    var first = run.lowerBound
    while first > 0, stretches[first].start > instant - 172_800 {
      let before = self.run(ofStretch: first - 1)
      runs.append(before)
      first = before.lowerBound
    }
    var end = run.upperBound
    while end < stretches.count, stretches[end].start < instant + 172_800 {
      let after = self.run(ofStretch: end)
      runs.append(after)
      end = after.upperBound
    }
    return runs
  }

  /// Returns the instant at which a run ends.
  private func end(of run: Run) -> Int64 {
    run.upperBound < stretches.count ? stretches[run.upperBound].start : .max
  }
}
