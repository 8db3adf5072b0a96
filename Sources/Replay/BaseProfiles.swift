import ProfileStore
import Profiles

/// The profiles of base windows, kept in memory as far as they fit.
///
/// References that move share most of their base windows with the one before.
final class BaseProfiles: Sendable {
  private let reading: WindowProfiles
  private let memory: Int
  private let kept = Guarded(Kept())

  private struct Kept {
    var profiles: [WindowBounds: SliceProfiles] = [:]
    /// The base windows in the order of their use, the last one last.
    var order: [WindowBounds] = []
    var bytes = 0
  }

  /// Creates an empty memory for up to `memory` bytes of stored profiles.
  init(reading: WindowProfiles, memory: Int) {
    self.reading = reading
    self.memory = memory
  }

  /// Returns the profiles of a base window by model version.
  func profile(of window: WindowBounds) throws(ReplayError) -> SliceProfiles {
    if let known = kept.withValue({ $0.profiles[window] }) { return known }
    let slices = try reading.profile(of: [window], keepsHours: false)
    let bytes = slices.sizeInBytes
    kept.withValue { kept in
      guard kept.profiles[window] == nil, bytes <= memory else { return }
      kept.profiles[window] = slices
      kept.order.append(window)
      kept.bytes += bytes
      while kept.bytes > memory {
        let oldest = kept.order.removeFirst()
        kept.bytes -= kept.profiles.removeValue(forKey: oldest)?.sizeInBytes ?? 0
      }
    }
    return slices
  }

  /// Returns the profiles of several base windows together.
  func merged(_ windows: [WindowBounds]) throws(ReplayError) -> SliceProfiles {
    var slices = SliceProfiles(schema: reading.setup.schema)
    for window in windows { slices.merge(try profile(of: window)) }
    return slices
  }
}
