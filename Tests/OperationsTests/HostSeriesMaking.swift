import HostMetrics

/// A day in seconds.
let day: Int64 = 86_400

/// Returns a series of one value per step of a window, as a function of the seconds since its start.
func series(
  _ measure: HostMeasure, host: String = "a", from: Int64 = 0, seconds: Int64 = day,
  step: Int64 = 300, _ value: (Int64) -> Double
) -> HostSeries {
  HostSeries(
    host: host, measure: measure,
    intervals: stride(from: from, to: from + seconds, by: Int(step)).map { start in
      HostInterval(
        start: start * 1_000_000_000, end: (start + step) * 1_000_000_000,
        value: value(start - from))
    })
}

/// Numbers from 0 to 1 that look random and are the same in every run (SplitMix64).
func noise(_ place: Int64) -> Double {
  var mixed = UInt64(bitPattern: place) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
  mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
  mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
  return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
}
