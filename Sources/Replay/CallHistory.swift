import Operations
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// The calls of base windows minute by minute, for what looks back over a month.
///
/// A base window is read once, without its columns, and kept in a few bytes a minute: a night costs
/// the days of one budget, and a year no more than the year.
final class CallHistory: Sendable {
  /// The calls of one base window, or of several that follow each other.
  struct Calls: Sendable {
    /// Its minutes with calls, ascending.
    var minutes: [CallMinute] = []
    /// Those with slow calls as errors, by the limit in seconds.
    var slow: [Double: SlowSteps] = [:]

    /// How many steps are kept.
    var count: Int { slow.values.reduce(minutes.count) { $0 + $1.steps.count } }

    mutating func append(_ other: Calls) {
      minutes += other.minutes
      for (seconds, steps) in other.slow { slow[seconds, default: SlowSteps()].append(steps) }
    }
  }

  /// The calls of base windows by one limit of latency.
  struct SlowSteps: Sendable {
    /// Minutes with calls, ascending, or the first minutes of hours where no minutes are known.
    var steps: [CallMinute] = []
    /// Where the last base window ends of which only hours are known: seconds since 1970.
    var hourlyEnd: Int64?

    mutating func append(_ other: SlowSteps) {
      steps += other.steps
      hourlyEnd = other.hourlyEnd ?? hourlyEnd
    }

    /// Returns how long steps are, in minutes, as far as burn rates and alerts of a window look back.
    func length(for window: Window) -> Int64 {
      guard let hourlyEnd else { return 1 }
      return hourlyEnd > window.start - CallHistory.longestStretch * 60 ? 60 : 1
    }
  }

  /// The longest stretch of an alert, in minutes.
  private static let longestStretch = BurnAlert.standard.map(\.long).max() ?? 0

  private struct Kept {
    var calls: [WindowBounds: Calls] = [:]
    var count = 0
  }

  private let setup: Setup
  private let store: ProfileStore
  private let catalog: WindowCatalog
  private let kept = Guarded(Kept())

  /// How many steps are kept: about 12 MB.
  private static let capacity = 500_000

  init(setup: Setup, store: ProfileStore, catalog: WindowCatalog) {
    self.setup = setup
    self.store = store
    self.catalog = catalog
  }

  /// Returns the stretch of time that the objectives of a window look at: whole base windows.
  static func span(of window: Window, _ setup: Setup) -> WindowBounds {
    let start = min(window.end - ErrorBudget.days * 86_400, window.start - longestStretch * 60)
    return WindowBounds(start: setup.base.window(containing: start).start, end: window.end)
  }

  /// Returns the calls of all base windows that objectives of a window look at.
  func calls(before window: Window) throws(ReplayError) -> Calls {
    var calls = Calls()
    for bounds in catalog.bounds(startingIn: Self.span(of: window, setup)) {
      calls.append(try self.calls(of: bounds))
    }
    return calls
  }

  /// Takes the calls of a base window that was read for its own sake, so that it is not read again;
  /// `total` is that of the profile.
  func note(_ profile: CallProfile, total: HostCalls, of bounds: WindowBounds) {
    // Only what `read` would find: the one stretch of time that starts there, and calls of it.
    guard !setup.pipeline.objectives.isEmpty, !profile.hosts.isEmpty,
      Array(catalog.bounds(startingIn: bounds)) == [bounds]
    else { return }
    keep(calls(profile, total: total, bounds), of: bounds)
  }

  private func calls(of bounds: WindowBounds) throws(ReplayError) -> Calls {
    if let known = kept.withValue({ $0.calls[bounds] }) { return known }
    let calls = try read(bounds)
    keep(calls, of: bounds)
    return calls
  }

  private func keep(_ calls: Calls, of bounds: WindowBounds) {
    kept.withValue { kept in
      guard kept.calls[bounds] == nil else { return }
      // Windows are rendered in the order of time: what is needed next is near.
      while kept.count + calls.count > Self.capacity,
        let farthest = kept.calls.keys.max(by: {
          abs($0.start - bounds.start) < abs($1.start - bounds.start)
        })
      {
        kept.count -= kept.calls.removeValue(forKey: farthest)?.count ?? 0
      }
      kept.calls[bounds] = calls
      kept.count += calls.count
    }
  }

  private func read(_ bounds: WindowBounds) throws(ReplayError) -> Calls {
    var (profile, access) = (CallProfile(), CallProfile())
    do {
      for stored in try store.partials(startingIn: bounds)
      where stored.partial.windowEnd == bounds.end {
        // Without columns, whose stored bytes are then skipped.
        switch PartialSlice(stored.partial.slice) {
        case .rows:
          profile.merge(try Profile(decoding: stored.partial.bytes, schema: .none).calls)
        case .access:
          access.merge(try Profile(decoding: stored.partial.bytes, schema: .none).calls)
        case .accessSample, .requestSample: continue
        }
      }
      if !access.hosts.isEmpty { profile = access }
    } catch let error as StoreError {
      throw .state(error)
    } catch {
      throw .damagedState(reason: "\(error)")
    }
    return calls(profile, total: profile.total, bounds)
  }

  private func calls(
    _ profile: CallProfile, total: @autoclosure () -> HostCalls, _ bounds: WindowBounds
  ) -> Calls {
    var calls = Calls(minutes: CallMinute.judged(of: profile))
    for seconds in setup.schema.latencyLimits {
      if let minutes = CallMinute.slow(of: profile, above: seconds) {
        calls.slow[seconds] = SlowSteps(steps: minutes)
      } else {
        // Read under another objective or by an earlier version, and the files are gone.
        calls.slow[seconds] = SlowSteps(
          steps: CallMinute.slowHours(
            of: profile, total: total(), from: bounds.start, above: seconds),
          hourlyEnd: bounds.end)
      }
    }
    return calls
  }
}
