import Drift
import PipelineFile
import Profiles
import Windows

/// A model version that answered for the first time.
public struct NewVersion: Sendable, Equatable {
  /// The version's name.
  public var name: String
  /// Its first call: seconds since 1970 UTC; nil where it is not known.
  public var since: Int64?
  /// The share of the window's rows that are its own, 0…1.
  public var share: Double

  /// Creates a version.
  public init(name: String, since: Int64?, share: Double) {
    self.name = name
    self.since = since
    self.share = share
  }
}

extension WindowEvidence {
  /// Which share of the rows a version has that answered for the first time.
  static let newVersionMetric = "new_version"
  /// How far apart the answers of two versions are in the same hours, in standard deviations.
  static let versionMetric = "version_difference"

  /// What is new about model versions, and how they differ side by side.
  var versionMeasurements: [Measurement] {
    newVersions.map { version in
      Measurement(
        .output, Self.newVersionMetric, column: version.name, value: version.share,
        fact: .newVersion(version.name, share: version.share), since: version.since)
    } + versions.map(difference)
  }

  private func difference(_ versions: VersionDifference) -> Measurement {
    Measurement(
      .output, Self.versionMetric,
      column: "\(schema.columns[versions.column].name) \(versions.version)",
      value: versions.deviations,
      isBeyondChance: versions.probability < VersionDifference.certainty,
      fact: .versions(versions), since: beginning(versions))
  }

  /// When two versions began to answer side by side: with the first call of a new one, else before
  /// the window.
  private func beginning(_ versions: VersionDifference) -> Int64 {
    let new = newVersions.filter { [versions.version, versions.other].contains($0.name) }
    return new.compactMap(\.since).max() ?? window.start
  }
}
