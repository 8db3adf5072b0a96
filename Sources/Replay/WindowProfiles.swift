import Operations
import ProfileStore
import Profiles
import Windows

/// Reads the profiles of stretches of time from the state.
struct WindowProfiles {
  let setup: Setup
  let store: ProfileStore

  /// Returns the profiles of all base windows that start in `bounds`, merged by model version.
  ///
  /// One base window is read at a time, so that memory does not grow with the stretch. The hours of
  /// calls are kept where the stretch is one that is shown hour by hour.
  func profile(
    startingIn bounds: WindowBounds, keepsHours: Bool
  ) throws(ReplayError) -> SliceProfiles {
    let windows = setup.base.windows(from: bounds.start, to: bounds.end)
    let isShort = bounds.end - bounds.start <= CallSummary.longestHourlyWindow
    return try profile(
      of: windows.map { WindowBounds(start: $0.start, end: $0.end) }, keepsHours: keepsHours,
      firstHour: isShort ? bounds.start : nil)
  }

  /// Returns the profiles of base windows, merged by model version; without the hours of calls, but
  /// where `firstHour` tells the second at which they are counted from.
  func profile(
    of windows: [WindowBounds], keepsHours: Bool, firstHour: Int64? = nil
  ) throws(ReplayError) -> SliceProfiles {
    try merged(windows, setup.schema, keepsHours: keepsHours, firstHour: firstHour)
  }

  /// Returns the calls of a base window, without reading its columns.
  func calls(of window: WindowBounds) throws(ReplayError) -> CallProfile {
    try merged([window], .none, keepsHours: false, firstHour: nil).whole.calls
  }

  /// The hour of a longer window in which a base window begins.
  private struct Hour {
    var place: Int
    /// Whether the base window lies within it, so that it keeps no hours of its own.
    var isWithin: Bool
  }

  private func merged(
    _ windows: [WindowBounds], _ schema: ProfileSchema, keepsHours: Bool, firstHour: Int64?
  ) throws(ReplayError) -> SliceProfiles {
    var slices = SliceProfiles(schema: schema)
    for window in windows {
      let hour = firstHour.map { first in
        Hour(
          place: Int((window.start - first) / 3_600),
          isWithin: windows.count > 1 && 3_600 % (window.end - window.start) == 0)
      }
      do {
        for stored in try store.partials(startingIn: window) {
          try add(
            stored.partial, schema, to: &slices, keepsHours: keepsHours, hour: hour)
        }
      } catch let error as StoreError {
        throw .state(error)
      } catch {
        throw .damagedState(reason: "\(error)")
      }
    }
    return slices
  }

  private func add(
    _ partial: Partial, _ schema: ProfileSchema, to slices: inout SliceProfiles,
    keepsHours: Bool, hour: Hour?
  ) throws(ProfileCodingError) {
    switch PartialSlice(partial.slice) {
    case .rows(let version):
      let profile = try Profile(decoding: partial.bytes, schema: schema)
      slices.add(
        profile, slice: version, keepsHours: keepsHours, callHours: hour?.place,
        isWithinHour: hour?.isWithin ?? false)
    case .access:
      let calls = try Profile(decoding: partial.bytes, schema: .none).calls
      slices.add(
        access: calls, callHours: hour?.place, isWithinHour: hour?.isWithin ?? false)
    case .accessSample: slices.add(accessSample: try CallSample(decoding: partial.bytes))
    case .requestSample(let version):
      slices.add(sample: try CallSample(decoding: partial.bytes), version: version)
    }
  }
}
