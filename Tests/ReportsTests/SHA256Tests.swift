import Testing

@testable import Reports

/// The examples of FIPS 180-4, and one of many blocks.
@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    String(repeating: "a", count: 1_000_000),
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
  ),
])
func `digests are those of the standard`(text: String, expected: String) {
  #expect(SHA256(of: text).hexadecimal == expected)
}

@Test func `a digest in Base64 has 44 characters`() {
  #expect(SHA256(of: "abc").base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
}

@Test func `a manifest is sorted and leaves itself and the run out`() {
  let manifest = Manifest.document(
    version: "1.0.0", configuration: Manifest.file(path: "p.yaml", content: []),
    inputs: [
      ManifestInputDocument(source: "requests", path: "b", bytes: 1, digest: "00"),
      ManifestInputDocument(source: "labels", path: "z", bytes: 1, digest: "00"),
      ManifestInputDocument(source: "requests", path: "a", bytes: 1, digest: "00"),
    ],
    outputs: ["b", "run.json", "a", "MANIFEST.json", "b"].map {
      Manifest.file(path: $0, content: Array($0.utf8))
    })
  #expect(manifest.outputs.map(\.path) == ["a", "b"])
  #expect(manifest.inputs.map(\.path) == ["z", "a", "b"])
}

@Test func `addresses of columns tell roles and odd names apart`() {
  #expect(
    ColumnAddress.path(role: .input, name: "temp_f")
      == "columns/temp_f-\(SHA256(of: "input/temp_f").hexadecimal.prefix(8)).html")
  let names = [
    "a/b", "a b", "A b", "../../etc/passwd", "", "온도", String(repeating: "x", count: 10_000),
  ]
  let paths = names.flatMap { name in Role.allCases.map { ColumnAddress.path(role: $0, name: name) }
  }
  #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
  for path in paths {
    #expect(path.utf8.count <= 64 && !path.dropFirst(8).contains("/") && !path.contains(".."))
  }
}
