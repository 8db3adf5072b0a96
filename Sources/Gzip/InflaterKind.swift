import CISAL

/// Which library inflates.
///
/// Both give the same lines, counts, byte offsets and damage: what a damaged member holds is
/// always zlib's judgement (see `GzipStream`). One thing is left: where a member's code table has
/// a hole that its data never meet, ISA-L reads it and its checksum proves it whole, while zlib
/// refuses it. No compressor writes such a table, and of 37,000 flipped bits none made one.
public enum InflaterKind: String, Sendable, Hashable, CaseIterable {
  /// The system's zlib: always there, and the reference for what a damaged file still holds.
  case zlib
  /// ISA-L, about three times as fast; it is loaded at run time and may not be there.
  case isal
  /// ISA-L where it can be loaded, else zlib.
  case fastest

  /// Whether this inflater can be used on this machine.
  public var isAvailable: Bool { self != .isal || Self.isISALLoaded }

  /// The library that is used: `fastest` resolved for this machine, the others as they are.
  public var resolved: InflaterKind { resolved(isISALLoaded: Self.isISALLoaded) }

  /// Returns the library to use where ISA-L is there or is not.
  func resolved(isISALLoaded: Bool) -> InflaterKind {
    guard self == .fastest else { return self }
    return isISALLoaded ? .isal : .zlib
  }

  /// Whether ISA-L was found; looked up once, at first use.
  private static let isISALLoaded = tm_isal_load()

  /// Returns a new inflater.
  ///
  /// - Throws: `inflaterMissing` where ISA-L was asked for and is not there, `outOfMemory`.
  func makeInflater(for path: String) throws(GzipError) -> any Inflater {
    guard isAvailable else { throw .inflaterMissing(path: path) }
    let inflater: (any Inflater)? = resolved == .isal ? ISALInflater() : ZlibInflater()
    guard let inflater else { throw .outOfMemory(path: path) }
    return inflater
  }
}
