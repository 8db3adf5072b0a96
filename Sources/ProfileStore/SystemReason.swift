import Foundation

/// Why the system refused to read or write, in words and with what to do about it.
package enum SystemReason {
  /// Returns the words for an error number of the system.
  package static func text(_ code: Int32) -> String {
    if let known = words[code] { return known }
    // SAFETY: a text of the C library, copied at once.
    let text = unsafe String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Returns why something cannot be written, and the remedy; `option` names another place.
  package static func unwritable(_ code: Int32?, option: String) -> String {
    guard let code else { return "the system does not say why; name another folder with \(option)" }
    let remedy =
      switch code {
      case EACCES, EPERM: "let the user of this process write there, or name"
      case ELOOP: "remove the symbolic link, or name"
      case EEXIST, ENOTDIR: "move away the file that lies where a folder is needed, or name"
      default: "name"
      }
    return "\(text(code)); \(remedy) another folder with \(option)"
  }

  /// Returns the system's number of an error that Foundation threw; nil where there is none.
  package static func code(of error: any Error) -> Int32? {
    if let error = error as? POSIXError { return error.code.rawValue }
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return code(of: cause) }
    return switch CocoaError.Code(rawValue: error.code) {
    case .fileReadNoPermission, .fileWriteNoPermission: EACCES
    case .fileReadNoSuchFile, .fileNoSuchFile: ENOENT
    case .fileWriteFileExists: EEXIST
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    default: nil
    }
  }

  private static let words: [Int32: String] = [
    EACCES: "permission denied", EPERM: "operation not permitted",
    EROFS: "the file system is read-only", EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is not a folder", ENOENT: "no such folder",
    EMFILE: "too many open files", ENOLCK: "no locks available", EIO: "input or output error",
    EEXIST: "a file lies there",
  ]
}
