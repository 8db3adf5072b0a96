import Profiles
import Statistics

/// What a window of the reference adds to how features move together.
public struct JointWindow: Sendable {
  /// The sample of the window as a whole; nil once it is summed up.
  private var sample: RowSample?
  /// The sums of the window's own sample; nil until it is summed up.
  private(set) var own: PairSums?
  /// What the window is of the reference: its base windows' rows, each sampled row standing for as
  /// many as there are served ones by sampled ones.
  private(set) var part: PairSums

  /// Creates the contribution of a base window; nil where it has no sampled rows.
  public init?(_ profile: Profile, scale: JointScale) {
    guard let sample = profile.sample, sample.count > 0 else { return nil }
    let sums = scale.sums(of: sample)
    self.sample = sample
    part = sums.weighted(by: Double(profile.rows.served) / Double(sample.count))
  }

  /// Adds another base window of the same coarser one, before either is summed up.
  public mutating func merge(_ other: JointWindow) {
    part.merge(other.part)
    guard var merged = sample, let theirs = other.sample else { return }
    sample = nil
    merged.merge(theirs)
    sample = merged
  }

  /// Returns the contribution with its sample summed up, which takes less memory.
  public func summed(_ scale: JointScale) -> JointWindow {
    guard let sample else { return self }
    var other = self
    other.own = scale.sums(of: sample)
    other.sample = nil
    return other
  }
}
