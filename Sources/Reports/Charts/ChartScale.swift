/// How the values of a chart map to its height.
struct ChartScale: Equatable {
  /// The value at the bottom.
  let low: Double
  /// The value at the top; above `low`.
  let high: Double
  /// Round values to draw a line at, ascending, within the scale.
  let ticks: [Double]

  /// Creates a scale that holds all finite `values`.
  ///
  /// `startsAtZero` keeps 0 at the bottom; otherwise the scale is as tight as round ticks allow.
  init(holding values: [Double], startsAtZero: Bool, tickCount: Int = 3) {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if startsAtZero { low = Swift.min(0, low) }
    if startsAtZero { high = Swift.max(0, high) }
    if !(high > low) {
      // All values are equal: show them in the middle, or on the ground where they are 0.
      high = low == 0 ? 1 : low + low.magnitude * 0.5
      low = startsAtZero || low == 0 ? Swift.min(0, low) : low - low.magnitude * 0.5
    }
    let span = high - low
    let (bottom, top) = (low - span * 0.06, high + span * 0.06)
    // Numbers at the ends of what a double holds have neither margins nor round ticks.
    guard bottom.isFinite, top.isFinite, span >= Self.leastSpan, low + span > low else {
      (self.low, self.high, ticks) = (0, 1, [])
      return
    }
    let step = Self.step(span / Double(tickCount))
    self.low = startsAtZero && low == 0 ? 0 : bottom
    self.high = top
    let first = (self.low / step).rounded(.up)
    let count = Swift.min(8, Int((self.high - first * step) / step) + 1)
    ticks = (0..<Swift.max(0, count)).map { (first + Double($0)) * step }
  }

  /// The shortest scale with ticks: its steps keep all their digits.
  private static let leastSpan = 1e-290

  /// Returns the smallest of 1, 2 and 5 times a power of ten that is at least `size`.
  private static func step(_ size: Double) -> Double {
    var power = 1.0
    while power * 10 <= size { power *= 10 }
    while power > size { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= size } ?? power * 10
  }

  /// Returns the distance of `value` from the top for a chart of `height`; kept inside it.
  func y(_ value: Double, height: Double) -> Double {
    Swift.min(height, Swift.max(0, (high - value) / (high - low) * height))
  }

  /// Returns where `value` lies from the bottom, 0, to the top, 1; kept inside.
  func share(_ value: Double) -> Double { 1 - y(value, height: 1) }
}
