import PipelineFile
import ProfileStore
import Windows

// Runs are taken away once hardly any label can reach them. What needs them says so before it joins,
// so that they are read again where their files exist; windows that lack some stay as they are.

extension Joining {
  /// Returns from when on, in nanoseconds, runs are needed to bring outcomes up to date, or to know
  /// them as of an earlier time; nil where nothing is to be joined.
  func neededFrom() throws(ReplayError) -> Int64? {
    guard setup.outcomes != nil, let definition = setup.pipeline.joinText else { return nil }
    do throws(StoreError) {
      if try store.outcomeDefinition() != definition { return .min }
      let changed = try store.outcomeChanges().map(\.times.lowerBound).min()
      return [changed, options.asOf.map(Nanoseconds.of)].compactMap(\.self).min().map(reach)
    } catch {
      throw .state(error)
    }
  }

  /// Returns before when, in nanoseconds, runs may be taken away, by the newest label and now; nil
  /// where there is no label yet.
  func keptFrom(now: Int64) throws(ReplayError) -> Int64? {
    guard let labels = setup.pipeline.labels else { return nil }
    let newest: Int64?
    do throws(StoreError) {
      newest = try labelsUntil()
    } catch {
      throw .state(error)
    }
    guard let newest else { return nil }
    let (start, overflows) = min(newest, now).subtractingReportingOverflow(
      Int64(labels.keepSeconds))
    return overflows ? nil : Nanoseconds.of(setup.base.window(containing: start).start)
  }

  /// Returns the start of the window of the earliest row whose label, or whose labels' other rows, can
  /// matter where something changed at a time.
  private func reach(_ time: Int64) -> Int64 {
    let row = Nanoseconds.sum(windowStart(of: time), -horizon)
    return windowStart(of: row)
  }

  private func windowStart(of time: Int64) -> Int64 {
    Nanoseconds.of(setup.base.window(containing: Nanoseconds.seconds(time)).start)
  }

  /// Whether all runs are there that a window is joined from; `pruned` is the latest time of those
  /// that are not.
  func isWhole(_ window: WindowBounds, _ pruned: Int64?) -> Bool {
    pruned.map { Nanoseconds.of(window.start) > $0 } ?? true
  }

  /// Returns the part of a stretch of time, from the start of a base window on, for which all rows are
  /// there that its labels can be of; nil where there is none.
  func reached(_ labels: WindowBounds, _ pruned: Int64?) -> WindowBounds? {
    guard let pruned, Nanoseconds.sum(Nanoseconds.of(labels.start), -horizon) <= pruned else {
      return labels
    }
    let first = setup.base.window(
      containing: Nanoseconds.seconds(Nanoseconds.sum(pruned, horizon)))
    return first.end < labels.end ? WindowBounds(start: first.end, end: labels.end) : nil
  }
}
