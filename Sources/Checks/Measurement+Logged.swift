import PipelineFile
import Profiles
import Statistics

/// What the difference between rebuilt and logged values of a feature looks like.
public enum MismatchShape: Sendable, Equatable {
  /// The logged numbers are so many times the rebuilt ones.
  case factor(Double)
  /// The logged numbers are so much larger than the rebuilt ones.
  case offset(Double)
  /// Where nothing can be rebuilt, the server has this number; nil where it must not be shown.
  case filled(Double?)
  /// The logged vector has no value where one is rebuilt.
  case missing
  /// None of these.
  case other
}

/// How a rebuilt feature and the one that the server logged differ in a window.
public struct FeatureMismatch: Sendable, Equatable {
  /// The rows whose record holds the logged vector.
  public var rows: Int
  /// Those in which both do not agree.
  public var mismatches: Int
  /// What the difference looks like.
  public var shape: MismatchShape
  /// The only host with such rows; nil where there are several, or one host answers all rows.
  public var host: String?
}

extension WindowEvidence {
  /// The share of rows in which a rebuilt feature is not what the server logged.
  public static let mismatchMetric = "mismatch_share"

  /// How rebuilt and logged features agree, by feature; empty where the pipeline file does not say
  /// where they are logged, or that was not compared.
  var loggedMeasurements: [Measurement] {
    guard schema.loggedVector != nil, profile.rows.served > 0 else { return [] }
    guard let agreement = profile.agreement else {
      return [Measurement(.feature, Self.mismatchMetric, value: nil, reason: "loggedNotRead")]
    }
    guard agreement.rows > 0 else {
      return [Measurement(.feature, Self.mismatchMetric, value: nil, reason: "noLoggedFeatures")]
    }
    return zip(schema.features, agreement.features).map { column, match in
      let mismatch = FeatureMismatch(match, of: agreement, isSensitive: column.isSensitive)
      return Measurement(
        .feature, Self.mismatchMetric, column: column.name,
        value: Double(match.mismatches) / Double(match.rows),
        interval: Interval.wilson(match.mismatches, of: match.rows).map { ($0.low, $0.high) },
        fact: .mismatch(mismatch), since: match.first.map { $0 / 1_000_000_000 })
    }
  }
}

extension FeatureMismatch {
  /// Which part of the rows that differ must do so alike for a shape to be named.
  private static let wholeShare = 0.95
  /// How far the outer twentieths of factors or offsets may lie apart to be one, as a share.
  private static let spread = 0.01

  /// Works out what the difference looks like; `isSensitive` hides the number that fills gaps.
  public init(_ match: FeatureMatch, of agreement: FeatureAgreement, isSensitive: Bool) {
    rows = match.rows
    mismatches = match.mismatches
    shape = Self.shape(of: match, isSensitive: isSensitive)
    let hosts = match.hosts.keys.sorted()
    host = hosts.count == 1 && agreement.hosts.count > 1 ? hosts[0] : nil
  }

  private static func shape(of match: FeatureMatch, isSensitive: Bool) -> MismatchShape {
    func isWhole(_ rows: Int) -> Bool { Double(rows) >= wholeShare * Double(match.mismatches) }
    guard match.mismatches > 0 else { return .other }
    if isWhole(match.onlyRebuilt) { return .missing }
    if isWhole(match.onlyLogged), match.fillings.binCount == 1 {
      return .filled(isSensitive ? nil : match.fillings.bin(at: 0).representative)
    }
    if isWhole(match.factors.count), let factor = constant(match.factors) { return .factor(factor) }
    if isWhole(match.offsets.count), let offset = constant(match.offsets) { return .offset(offset) }
    return .other
  }

  /// The median of numbers that are nearly one; nil where they are not.
  private static func constant(_ numbers: NumberHistogram) -> Double? {
    guard let quantiles = numbers.quantiles([0.05, 0.5, 0.95]) else { return nil }
    let isOne = abs(quantiles[2] - quantiles[0]) <= spread * abs(quantiles[1])
    return isOne ? quantiles[1] : nil
  }
}
