/// Student's test of two means, with one variance for both samples.
public enum StudentTest {
  /// Returns the two-sided p-value of the difference of two means.
  ///
  /// t = d / √(s² (1/n + 1/m)), s² the pooled variance, with n + m − 2 degrees of freedom; equals
  /// `scipy.stats.ttest_ind`. Nil when a sample is empty, both together have fewer than three
  /// values, or neither varies. Relative error below 1e-9. Source: Student 1908.
  public static func pValue(_ first: Interval.Sample, _ second: Interval.Sample) -> Double? {
    let degrees = Double(first.n + second.n - 2)
    guard first.n > 0, second.n > 0, degrees > 0 else { return nil }
    func squares(_ sample: Interval.Sample) -> Double {
      sample.n > 1 ? Double(sample.n - 1) * sample.sd * sample.sd : 0
    }
    let pooled = (squares(first) + squares(second)) / degrees
    let error = (pooled * (1 / Double(first.n) + 1 / Double(second.n))).squareRoot()
    let t = abs(first.mean - second.mean) / error
    guard error > 0, t.isFinite else { return nil }
    return 2 * StudentT.survival(t, degrees: degrees)
  }
}
