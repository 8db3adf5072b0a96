/// The test of two proportions with their common variance.
public enum ProportionTest {
  /// Returns the two-sided p-value of the difference of two proportions.
  ///
  /// z = (p − q) / √(r (1 − r) (1/n + 1/m)), r the share of both samples together. 1 where both are
  /// 0 or both 1. Nil when a sample is empty, or a count lies outside 0…its sample's size.
  public static func pValue(_ count: Int, of n: Int, _ other: Int, of m: Int) -> Double? {
    guard n > 0, m > 0, (0...n).contains(count), (0...m).contains(other) else { return nil }
    let (size, otherSize) = (Double(n), Double(m))
    let share = (Double(count) + Double(other)) / (size + otherSize)
    guard share > 0, share < 1 else { return 1 }
    let difference = Double(count) / size - Double(other) / otherSize
    let z = difference / (share * (1 - share) * (1 / size + 1 / otherSize)).squareRoot()
    return 2 * Normal.survival(abs(z))
  }
}
