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
    /// Its hours with slow calls as errors, by objective.
    var slow: [Objective: [CallMinute]] = [:]

    /// How many steps are kept.
    var count: Int { slow.values.reduce(minutes.count) { $0 + $1.count } }

    mutating func append(_ other: Calls) {
      minutes += other.minutes
      slow.merge(other.slow, uniquingKeysWith: +)
    }
  }

  private struct Kept {
    var calls: [WindowBounds: Calls] = [:]
    var count = 0
  }

  private let setup: Setup
  private let store: ProfileStore
  private let catalog: WindowCatalog
  private let kept = Guarded(Kept())

  /// How many minutes and hours are kept: about 12 MB.
  private static let capacity = 500_000

  init(setup: Setup, store: ProfileStore, catalog: WindowCatalog) {
    self.setup = setup
    self.store = store
    self.catalog = catalog
  }

  /// Returns the stretch of time that the objectives of a window look at: whole base windows.
  static func span(of window: Window, _ setup: Setup) -> WindowBounds {
    let pairs = BurnAlert.standard.map(\.long).max() ?? 0
    let start = min(window.end - ErrorBudget.days * 86_400, window.start - pairs * 60)
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
      throw .stored("\(error)")
    }
    return calls(profile, total: profile.total, bounds)
  }

  private func calls(
    _ profile: CallProfile, total: @autoclosure () -> HostCalls, _ bounds: WindowBounds
  ) -> Calls {
    var calls = Calls(minutes: CallMinute.all(of: profile))
    for objective in setup.pipeline.objectives {
      guard case .latency(_, let seconds) = objective else { continue }
      calls.slow[objective] = CallMinute.slowHours(
        of: profile, total: total(), from: bounds.start, above: seconds)
    }
    return calls
  }
}
