import CCrypto

/// The SHA-256 of some bytes (FIPS 180-4), computed by libcrypto.
public struct SHA256: Sendable, Hashable {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// Computes the digest of `content`.
  public init(of content: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: 32)
    // SAFETY: the shim reads `input.count` bytes and writes 32, which `output` holds; neither
    // address outlives its closure, and a nil base address comes with a count of 0.
    let isDone = unsafe content.withUnsafeBufferPointer { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        unsafe tidemark_sha256(input.baseAddress, input.count, output.baseAddress)
      }
    }
    precondition(isDone == 1, "libcrypto offers SHA-256 unless its installation is broken")
    bytes = digest
  }

  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  /// Computes the digest of a text's UTF-8 bytes.
  public init(of text: String) { self.init(of: Array(text.utf8)) }

  /// The digest in lower-case hexadecimal, 64 digits.
  public var hexadecimal: String {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
    let text = [UInt8](capacity: 2 * bytes.count) { text in
      for byte in bytes {
        text.append(digit(byte >> 4))
        text.append(digit(byte & 15))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest in Base64 with padding (RFC 4648 §4), as a Content-Security-Policy wants it.
  public var base64: String {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
      let bits = group[0] << 16 | group[1] << 8 | group[2]
      for sextet in 0..<4 {
        let isPadding = start + sextet > bytes.count
        text.append(isPadding ? 61 : alphabet[Int(bits >> UInt32(18 - 6 * sextet)) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The SHA-256 of bytes that come one part after the other.
@safe public struct SHA256Parts: ~Copyable {
  private let state: UnsafeMutableRawPointer
  /// How many bytes were added.
  public private(set) var count = 0

  /// Begins a digest of no bytes.
  public init() {
    guard let state = unsafe tidemark_sha256_begin() else {
      preconditionFailure("libcrypto offers SHA-256 unless its installation is broken")
    }
    // SAFETY: made here, and freed by `finish`, which takes the value, or with it.
    unsafe self.state = state
  }

  /// Adds bytes.
  public mutating func add(_ bytes: [UInt8]) {
    // SAFETY: the shim reads `bytes.count` bytes, and keeps no address.
    let isDone = unsafe bytes.withUnsafeBufferPointer {
      unsafe tidemark_sha256_add(state, $0.baseAddress, $0.count)
    }
    precondition(isDone == 1, "a digest that was begun goes on")
    count += bytes.count
  }

  /// Returns the digest of everything that was added.
  public consuming func finish() -> SHA256 {
    let digest = unsafe Self.digest(of: state)
    discard self
    return digest
  }

  deinit { _ = unsafe Self.digest(of: state) }

  private static func digest(of state: UnsafeMutableRawPointer) -> SHA256 {
    var digest = [UInt8](repeating: 0, count: 32)
    // SAFETY: the shim writes 32 bytes, and frees the state, which nobody uses any more.
    let isDone = unsafe digest.withUnsafeMutableBufferPointer {
      unsafe tidemark_sha256_end(state, $0.baseAddress)
    }
    precondition(isDone == 1, "a digest that was begun ends")
    return SHA256(bytes: digest)
  }
}
