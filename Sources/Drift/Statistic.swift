import PipelineFile

/// A distance, difference, ratio or test between a window and its reference.
public struct Statistic: Sendable, Equatable {
  /// What kind of number a statistic is.
  public enum Kind: String, Sendable {
    case distance, difference, ratio, test
    /// A p-value: small numbers are the unlikely ones.
    case probability
  }

  /// The name in JSON, as `js_distance`.
  public var name: String
  /// The number; nil where it could not be computed.
  public var value: Double?
  /// Why `value` is nil.
  public var reason: String?
  /// What kind of number it is.
  public var kind: Kind
  /// The base of the logarithm, `e` or `2`; nil where there is none.
  public var base: String?
  /// The number of bins in use; nil where there are none.
  public var bins: Int?
  /// What is done about empty bins; nil where there are no bins.
  public var zeroRule: String?
  /// The rows of the window that the number rests on.
  public var n: Int
  /// The rows of the reference that it rests on.
  public var m: Int
  /// The lower end of the 95 % interval; nil where it has none.
  public var low: Double?
  /// The upper end of the 95 % interval; nil where it has none.
  public var high: Double?
  /// The probability of such a number or a larger one where nothing changed; nil where unknown.
  public var pValue: Double?
  /// What the number stays below with 99.5 % probability where nothing changed, for these rows; nil
  /// where unknown.
  public var nullQuantile: Double?
  /// The category that the number is about; nil where it is about none.
  public var category: String?
  /// The tool or convention that defines it; nil for Tidemark's own definition.
  public var compatibility: Compatibility?
  /// From where on its tool calls it drift, as far as that does not depend on the reference's
  /// windows; nil where the tool has no such limit.
  public var toolLimit: Double?

  init(
    _ name: String, _ value: Double?, kind: Kind = .distance, reason: String? = nil,
    base: String? = nil, bins: Int? = nil, zeroRule: String? = nil, n: Int, m: Int,
    interval: (low: Double, high: Double)? = nil, pValue: Double? = nil,
    nullQuantile: Double? = nil
  ) {
    let isFinite = value?.isFinite ?? false
    self.name = name
    self.value = isFinite ? value : nil
    self.reason = isFinite ? nil : reason ?? (value == nil ? "noValues" : "overflow")
    self.kind = kind
    self.base = base
    self.bins = bins
    self.zeroRule = zeroRule
    self.n = n
    self.m = m
    low = interval?.low
    high = interval?.high
    self.pValue = pValue
    self.nullQuantile = nullQuantile
  }
}
