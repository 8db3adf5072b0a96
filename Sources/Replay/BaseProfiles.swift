import PipelineFile
import ProfileStore
import Profiles

/// The profiles of base windows, kept in memory as far as they fit.
///
/// References that move share most of their base windows with the one before, and what is compared
/// with a reference today is part of one tomorrow.
final class BaseProfiles: Sendable {
  private let reading: WindowProfiles
  private let memory: Int
  /// Whether windows that are read for themselves are kept: a reference will move on to them.
  private let keepsRead: Bool
  private let kept = Guarded(Kept())

  private struct Kept {
    /// The profiles without hours.
    var profiles: [WindowBounds: SliceProfiles] = [:]
    /// Those that never had any.
    var whole: Set<WindowBounds> = []
    /// The base windows in the order of their use, the last one last.
    var order: [WindowBounds] = []
    var bytes = 0

    /// Forgets the profiles of a base window, and returns them; nil where there are none.
    @discardableResult
    mutating func take(_ window: WindowBounds) -> SliceProfiles? {
      guard let slices = profiles.removeValue(forKey: window) else { return nil }
      bytes -= slices.sizeInBytes
      whole.remove(window)
      order.removeAll { $0 == window }
      return slices
    }
  }

  /// Creates an empty memory for up to `memory` bytes of stored profiles.
  init(reading: WindowProfiles, memory: Int) {
    self.reading = reading
    self.memory = memory
    keepsRead = reading.setup.pipeline.references.contains(where: \.isMoving)
  }

  /// Returns the profiles of a base window by model version, without its hours.
  func profile(of window: WindowBounds) throws(ReplayError) -> SliceProfiles {
    if let known = kept.withValue({ $0.profiles[window] }) { return known }
    return keep(try read(window), of: window)
  }

  /// Returns the profiles of a base window by model version, with its hours.
  func whole(of window: WindowBounds) throws(ReplayError) -> SliceProfiles {
    let known = kept.withValue { kept in
      guard kept.whole.contains(window) else { return SliceProfiles?.none }
      // Nobody else will ask for it.
      return keepsRead ? kept.profiles[window] : kept.take(window)
    }
    if let known { return known }
    let slices = try read(window)
    if keepsRead { _ = keep(slices, of: window) }
    return slices
  }

  /// Returns the calls of a base window, whose columns are not read for it.
  func calls(of window: WindowBounds) throws(ReplayError) -> CallProfile {
    if let known = kept.withValue({ $0.profiles[window] }) { return known.whole.calls }
    return try reading.calls(of: window)
  }

  private func read(_ window: WindowBounds) throws(ReplayError) -> SliceProfiles {
    try reading.profile(startingIn: window, keepsHours: true)
  }

  /// Keeps profiles without their hours, and returns them so.
  private func keep(_ slices: SliceProfiles, of window: WindowBounds) -> SliceProfiles {
    let light = slices.withoutHours
    let bytes = light.sizeInBytes
    kept.withValue { kept in
      guard kept.profiles[window] == nil, bytes <= memory else { return }
      kept.profiles[window] = light
      if !slices.hasHours { kept.whole.insert(window) }
      kept.order.append(window)
      kept.bytes += bytes
      while kept.bytes > memory, let oldest = kept.order.first { kept.take(oldest) }
    }
    return light
  }

  /// Forgets what a reference was made of, unless another one will move on to it.
  ///
  /// Profiles that never had hours stay until their windows are read for themselves.
  func forgetReference() {
    guard !keepsRead else { return }
    kept.withValue { kept in
      for window in kept.order where !kept.whole.contains(window) { kept.take(window) }
    }
  }

  /// Returns the profiles of several base windows together.
  func merged(_ windows: [WindowBounds]) throws(ReplayError) -> SliceProfiles {
    var slices = SliceProfiles(schema: reading.setup.schema)
    for window in windows { slices.merge(try profile(of: window)) }
    return slices
  }
}
