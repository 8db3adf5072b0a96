import PipelineFile
import Profiles
import Statistics

/// Both sides of a comparison as other tools see them: without missing and not finite values.
struct ToolComparison {
  /// Numbers of both sides.
  struct Numbers {
    /// The window's values at the resolution of both sides.
    var current: NumberHistogram.WeightedValues
    /// The reference's values.
    var reference: NumberHistogram.WeightedValues
    var currentProfile: NumberProfile
    var referenceProfile: NumberProfile
    /// Whether Python would hold the reference's values as integers: all are whole, none is missing.
    var isWhole: Bool

    /// The smallest value of both sides.
    var low: Double { min(currentProfile.minimum, referenceProfile.minimum) }
    /// The largest value of both sides.
    var high: Double { max(currentProfile.maximum, referenceProfile.maximum) }
  }

  /// Categories of both sides.
  struct Categories {
    /// The categories of either side, ascending.
    var names: [String]
    /// How often each occurs in the window.
    var current: [Double]
    /// How often each occurs in the reference.
    var reference: [Double]
  }

  let tool: Compatibility
  let sides: Sides
  let numbers: Numbers?
  let categories: Categories?
  /// The window's values.
  let n: Int
  /// The reference's values.
  let m: Int
  /// Why nothing can be compared; nil where something can.
  let reason: String?

  init(_ sides: Sides, tool: Compatibility) {
    self.tool = tool
    self.sides = sides
    switch (sides.current.values, sides.reference.values) {
    case (.numbers(let current), .numbers(let reference)):
      numbers = Self.numbers(current, reference, sides)
      categories = nil
      (n, m) = (current.count, reference.count)
      reason = n == 0 ? "noValues" : m == 0 ? "noReferenceValues" : nil
    case (.categories(let current), .categories(let reference)):
      numbers = nil
      categories = Self.categories(current, reference)
      (n, m) = (current.count, reference.count)
      reason =
        n == 0
        ? "noValues"
        : m == 0
          ? "noReferenceValues"
          : current.isExact && reference.isExact ? nil : "tooManyCategories"
    default:
      numbers = nil
      categories = nil
      (n, m, reason) = (0, 0, "noValues")
    }
  }

  /// Returns a statistic of the tool; `value` is asked only where both sides have values.
  ///
  /// `pValue` is that of a value which is none itself.
  func statistic(
    _ name: String, _ kind: Statistic.Kind = .distance, base: String? = nil, bins: Int? = nil,
    zeroRule: String? = nil, reason: String? = nil, pValue: Double? = nil, degrees: Int? = nil,
    value: () -> Double?
  ) -> Statistic {
    let isKnown = self.reason == nil
    let number = isKnown ? value() : nil
    var statistic = Statistic(
      name, number, kind: kind, reason: self.reason ?? reason, base: base,
      bins: isKnown ? bins : nil, zeroRule: zeroRule, n: n, m: m,
      pValue: isKnown ? (kind == .probability ? number : pValue) : nil)
    statistic.compatibility = tool
    switch tool.limits[name] {
    case .atLeast(let limit): statistic.toolLimit = limit
    case .below(let limit):
      // A test that is told by its value has the limit that its probability has.
      statistic.toolLimit =
        kind == .probability
        ? limit : degrees.map { ChiSquared.quantile(1 - limit, degrees: Double($0)) }
    default: break
    }
    return statistic
  }

  private static func numbers(
    _ current: NumberProfile, _ reference: NumberProfile, _ sides: Sides
  ) -> Numbers {
    let bits = min(current.histogram.mantissaBits, reference.histogram.mantissaBits)
    let ours = current.histogram.weightedValues(mantissaBits: bits)
    let theirs = reference.histogram.weightedValues(mantissaBits: bits)
    let values = ours.values + theirs.values
    let isExact = current.histogram.isExact && reference.histogram.isExact
    let missing = sides.current.cells.missing + sides.reference.cells.missing
    let isWhole =
      isExact && missing == 0 && sides.current.cells.nonFinite == 0
      && sides.reference.cells.nonFinite == 0
      && values.allSatisfy { $0 == $0.rounded() && abs($0) < 0x1p53 }
    return Numbers(
      current: clamped(ours, current), reference: clamped(theirs, reference),
      currentProfile: current, referenceProfile: reference, isWhole: isWhole)
  }

  /// The middle of an outer bin may lie beyond the extremes, which are known exactly.
  private static func clamped(
    _ values: NumberHistogram.WeightedValues, _ profile: NumberProfile
  ) -> NumberHistogram.WeightedValues {
    var values = values
    guard let first = values.values.first, let last = values.values.last else { return values }
    values.values[0] = max(first, profile.minimum)
    values.values[values.values.count - 1] = min(last, profile.maximum)
    return values
  }

  private static func categories(
    _ current: CategoryCounts, _ reference: CategoryCounts
  ) -> Categories {
    let names = Set(current.counts.keys).union(reference.counts.keys).sorted()
    return Categories(
      names: names, current: names.map { Double(current.counts[$0] ?? 0) },
      reference: names.map { Double(reference.counts[$0] ?? 0) })
  }
}

extension ToolComparison.Numbers {
  /// Counts both sides in bins.
  func counted(
    _ edges: [Double]
  ) -> (current: HistogramEdges.Counts, reference: HistogramEdges.Counts) {
    (
      HistogramEdges.count(current.values, current.counts, edges: edges),
      HistogramEdges.count(reference.values, reference.counts, edges: edges)
    )
  }

  /// Both sides as one list; nil where a collapsed histogram's ends leave them out of order.
  var pooled: PooledSample? {
    PooledSample(reference.values, reference.counts, current.values, current.counts)
  }

  /// Returns the mean, deviation and size of one side; nil where it has no values.
  static func sample(_ profile: NumberProfile) -> Interval.Sample? {
    profile.moments.mean.map {
      Interval.Sample(n: profile.count, mean: $0, sd: profile.moments.standardDeviation ?? 0)
    }
  }
}
