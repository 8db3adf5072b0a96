import Testing

@testable import Gzip

@Suite struct `The kind of inflater` {
  @Test func `is resolved by what can be loaded`() {
    #expect(InflaterKind.fastest.resolved(isISALLoaded: true) == .isal)
    #expect(InflaterKind.fastest.resolved(isISALLoaded: false) == .zlib)
    for isLoaded in [true, false] {
      #expect(InflaterKind.zlib.resolved(isISALLoaded: isLoaded) == .zlib)
      #expect(InflaterKind.isal.resolved(isISALLoaded: isLoaded) == .isal)
    }
  }

  @Test func `is always there but for ISA-L`() {
    #expect(InflaterKind.zlib.isAvailable)
    #expect(InflaterKind.fastest.isAvailable)
    #expect(InflaterKind.fastest.resolved == (InflaterKind.isal.isAvailable ? .isal : .zlib))
  }

  @Test func `is an error where ISA-L is asked for in vain`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(member("a\n"))
    guard !InflaterKind.isal.isAvailable else {
      #expect(try read(path, with: .isal).lines == ["a"])
      return
    }
    #expect(throws: GzipError.inflaterMissing(path: path)) { try read(path, with: .isal) }
  }

  @Test func `does not change what inflating alone counts`() throws {
    let folder = try TemporaryFolder()
    let content = text(sampleLines(5000))
    let whole = try folder.write(member(content) + member("more"), as: "whole.gz")
    let cut = try folder.write(Array(member(content).dropLast(20)), as: "cut.gz")
    for inflater in availableInflaters + [.fastest] {
      #expect(try inflateOnly(path: whole, inflater: inflater) == content.utf8.count + 4)
      #expect(
        try inflateOnly(path: cut, inflater: inflater) == inflateOnly(path: cut, inflater: .zlib))
    }
  }
}
