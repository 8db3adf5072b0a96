import Checks
import Profiles
import Reports
import Windows

/// Turns the comparison of rebuilt with logged features into its document.
struct LoggedFeaturesAssembly {
  let setup: Setup
  let result: WindowResult

  /// The document; nil where features are not logged, or were not compared.
  var document: LoggedFeaturesDocument? {
    guard let logged = setup.schema.loggedVector,
      let agreement = result.evidence.profile.agreement
    else { return nil }
    let isCompared = agreement.rows > 0
    return LoggedFeaturesDocument(
      rows: agreement.rows, tolerance: logged.tolerance,
      features: isCompared
        ? zip(setup.schema.features, agreement.features).map { feature($0, $1, agreement) } : [])
  }

  /// Why there is no document.
  var reason: String {
    Reasons.sentence(setup.schema.loggedVector == nil ? "noLoggedVector" : "loggedNotRead")
  }

  private func feature(
    _ column: ProfiledColumn, _ match: FeatureMatch, _ agreement: FeatureAgreement
  ) -> LoggedFeatureDocument {
    var document = LoggedFeatureDocument(
      name: column.name, different: match.different, onlyRebuilt: match.onlyRebuilt,
      onlyLogged: match.onlyLogged, share: Double(match.mismatches) / Double(match.rows))
    guard match.mismatches > 0 else { return document }
    let mismatch = FeatureMismatch(match, of: agreement, isSensitive: column.isSensitive)
    (document.shape, document.shapeValue) = Self.parts(of: mismatch.shape)
    if match.largestDifference > 0 { document.largestDifference = match.largestDifference }
    document.hosts = match.hosts.sorted { $0.key < $1.key }.map { host, rows in
      LoggedHostDocument(
        host: host.isEmpty ? nil : host, rows: agreement.hosts[host] ?? rows, mismatches: rows)
    }
    document.first = match.first.map(text)
    document.last = match.last.map(text)
    return document
  }

  private func text(_ nanoseconds: Int64) -> String {
    setup.clock.text(of: Nanoseconds.seconds(nanoseconds), .rfc3339)
  }

  private static func parts(of shape: MismatchShape) -> (MismatchKind, Double?) {
    switch shape {
    case .factor(let factor): (.factor, factor)
    case .offset(let offset): (.offset, offset)
    case .filled(let number): (.filled, number)
    case .missing: (.missing, nil)
    case .other: (.other, nil)
    }
  }
}
