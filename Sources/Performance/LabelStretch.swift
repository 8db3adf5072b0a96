import Outcomes
import Profiles
import Statistics

/// The part of a window that its late or corrected labels lie in.
///
/// A window is cut into parts of equal meaning, as hours. Each row speaks for a stretch around it, or
/// against: the stretch is that with most rows for it less those against (the largest sum of adjacent
/// parts; Kadane's way, Bentley 1984, "Programming Pearls").
public enum LabelStretch {
  /// Returns the places of the parts whose labels take longer than `limit` seconds; nil for none.
  ///
  /// A row speaks for its part where its first label took longer, or where it has none and has waited
  /// for longer: `age` seconds, nil where nobody waits. Parts without rows before the stretch or
  /// behind it belong to it where there are no others.
  public static func late(
    _ parts: [OutcomeProfile], limit: Double, age: Double?
  ) -> ClosedRange<Int>? {
    let places = largest(
      parts.map { part in
        let delays = part.firstDelays.histogram
        let onTime = zip(delays.representatives, delays.counts).reduce(0) {
          $0 + ($1.0 <= limit ? $1.1 : 0)
        }
        let late = delays.count - onTime
        let waiting = age ?? 0 > limit ? max(0, part.counts.rows - delays.count) : 0
        return Double(late + waiting - onTime)
      })
    return places.map { places in
      let isFirst = parts[..<places.lowerBound].allSatisfy(\.isEmpty)
      let isLast = parts[(places.upperBound + 1)...].allSatisfy(\.isEmpty)
      return (isFirst ? 0 : places.lowerBound)...(isLast ? parts.count - 1 : places.upperBound)
    }
  }

  /// Returns the places of the parts in which more than the share `usual` of labels was corrected,
  /// and more than in all of them; nil for none.
  ///
  /// All places where chance makes such a stretch of corrections that are spread evenly, and where
  /// more than usual lie outside of it.
  public static func corrected(_ parts: [OutcomeProfile], usual: Double) -> ClosedRange<Int>? {
    let all = tally(parts[...])
    guard all.corrections > 0, all.labels > 0 else { return nil }
    let share = max(2 * usual, Double(all.corrections) / Double(all.labels))
    let densest = largest(
      parts.map { Double($0.counts.corrections) - share * Double($0.counts.labelled) })
    guard let places = densest else { return parts.indices.first.map { $0...parts.count - 1 } }
    let inside = tally(parts[places])
    let outside = (
      corrections: all.corrections - inside.corrections, labels: all.labels - inside.labels
    )
    let chance = ShareTest.upper(
      inside.corrections, of: inside.labels, outside.corrections, of: outside.labels)
    let stretches = Double(parts.count * (parts.count + 1) / 2)
    let few = max(
      2 * usual * Double(outside.labels), smallShare * Double(all.corrections))
    let isDense = chance ?? 0 < errorRate / stretches && Double(outside.corrections) <= few
    return isDense ? places : 0...parts.count - 1
  }

  /// Which share of the corrections may lie outside of the stretch that is told.
  private static let smallShare = 0.1
  /// The probability of telling a stretch of corrections that are spread evenly.
  private static let errorRate = 0.01

  private static func tally(
    _ parts: ArraySlice<OutcomeProfile>
  ) -> (corrections: Int, labels: Int) {
    parts.reduce((0, 0)) { ($0.0 + $1.counts.corrections, $0.1 + $1.counts.labelled) }
  }

  /// Returns the adjacent places with the largest sum, the first of equal ones and the shortest of
  /// those; nil where no sum is above 0.
  static func largest(_ scores: [Double]) -> ClosedRange<Int>? {
    var best: (sum: Double, places: ClosedRange<Int>)?
    var (sum, start) = (0.0, 0)
    for (place, score) in scores.enumerated() {
      if sum <= 0 { (sum, start) = (0, place) }
      sum += score
      if sum > best?.sum ?? 0 { best = (sum, start...place) }
    }
    return best?.places
  }
}
