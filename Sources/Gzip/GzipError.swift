import Glibc

/// Why a log file cannot be read at all.
///
/// Damage inside a file is no error: see `Damage`.
public enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file.
  case notFound(path: String)
  /// The file may not be read.
  case permissionDenied(path: String)
  /// The path is that of a directory.
  case isDirectory(path: String)
  /// The path is that of a pipe, a socket or a device.
  case notRegularFile(path: String)
  /// The file cannot be opened, for the reason `errno`.
  case cannotOpen(path: String, errno: Int32)
  /// Reading failed at a byte offset of the file, for the reason `errno`.
  case readFailed(path: String, byteOffset: Int, errno: Int32)
  /// ISA-L was asked for and is not on this machine.
  case inflaterMissing(path: String)
  /// Lines were handed out that zlib does not confirm; the byte offset is that of the member.
  ///
  /// Only after damage to a code table in a way that ISA-L does not notice at once. Whoever took
  /// lines of the file drops them and reads it again with `InflaterKind.zlib`, whose judgement
  /// stands.
  case inflatersDisagree(path: String, byteOffset: Int)
  /// There is not enough memory for the buffers.
  case outOfMemory(path: String)

  /// The path of the file.
  public var path: String {
    switch self {
    case .notFound(let path), .permissionDenied(let path), .isDirectory(let path),
      .notRegularFile(let path), .cannotOpen(let path, _), .readFailed(let path, _, _),
      .inflaterMissing(let path), .inflatersDisagree(let path, _), .outOfMemory(let path):
      path
    }
  }

  /// A sentence that names the path, what was expected and found, and what to do.
  public var description: String { "\(path): \(cause)" }

  /// The sentence without the path.
  public var cause: String {
    switch self {
    case .notFound:
      "cannot open the file: there is no such file; check the path"
    case .permissionDenied:
      "cannot open the file: permission denied; let the user of this process read it"
    case .isDirectory:
      "cannot open the file: expected a file, found a directory; name the files in it"
    case .notRegularFile:
      "cannot open the file: expected a regular file, found a pipe, socket or device; "
        + "write it to a file first"
    case .cannotOpen(_, let errno):
      "cannot open the file: \(systemMessage(errno))"
    case .readFailed(_, let byteOffset, let errno):
      "cannot read the file at byte \(byteOffset): \(systemMessage(errno)); "
        + "check the disk or file system"
    case .inflaterMissing:
      "cannot inflate the file: libisal.so.2 is not installed; install libisal2 or use zlib"
    case .inflatersDisagree(_, let byteOffset):
      "cannot trust what ISA-L inflated of the damaged gzip member at byte \(byteOffset); "
        + "read the file again with zlib"
    case .outOfMemory:
      "cannot read the file: not enough memory for its buffers"
    }
  }
}

/// Returns the system's text for an error number, its first letter in lower case.
private func systemMessage(_ errno: Int32) -> String {
  // SAFETY: glibc returns a constant text, or for an unknown number one of this thread; it is
  // copied at once.
  let message = unsafe String(cString: strerror(errno))
  return "\(message.prefix(1).lowercased())\(message.dropFirst()) (error \(errno))"
}
