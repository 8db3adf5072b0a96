/// Makes `MANIFEST.json`: what a report consists of and was made from.
public enum Manifest {
  /// Returns a file's entry with its size and SHA-256.
  public static func file(path: String, content: [UInt8]) -> ManifestFileDocument {
    ManifestFileDocument(
      path: path, bytes: content.count, sha256: SHA256(of: content).hexadecimal)
  }

  /// Returns the document: outputs sorted by path, inputs by source and path.
  ///
  /// Of outputs with one path the last wins; `run.json` and `MANIFEST.json` are left out, since
  /// the one differs from run to run and the other cannot hold its own digest.
  public static func document(
    version: String, configuration: ManifestFileDocument, inputs: [ManifestInputDocument],
    outputs: [ManifestFileDocument]
  ) -> ManifestDocument {
    var byPath: [String: ManifestFileDocument] = [:]
    for output in outputs where !["run.json", "MANIFEST.json"].contains(output.path) {
      byPath[output.path] = output
    }
    return ManifestDocument(
      version: version, configuration: configuration,
      inputs: inputs.sorted { ($0.source, $0.path) < ($1.source, $1.path) },
      outputs: byPath.values.sorted { $0.path < $1.path })
  }
}
