import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Who holds a state folder.
public struct LockHolder: Sendable, Equatable {
  /// The process.
  public var processID: Int32
  /// The machine's name.
  public var host: String
  /// When it took the lock, as text for people.
  public var since: String

  /// Creates a holder.
  public init(processID: Int32, host: String, since: String) {
    self.processID = processID
    self.host = host
    self.since = since
  }

  /// The three lines of a lock file.
  var text: String { "\(processID)\n\(host)\n\(since)\n" }

  /// Reads the three lines of a lock file; nil when they are not all there.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, let processID = Int32(lines[0]) else { return nil }
    self.init(processID: processID, host: String(lines[1]), since: String(lines[2]))
  }
}

extension LockHolder: CustomStringConvertible {
  /// The holder in words.
  public var description: String { "process \(processID) on \(host) since \(since)" }
}

/// An exclusive lock on a state folder, held until the value is released or the process ends.
///
/// It is a flock(2) on a file that stays: removing it would let two runs hold two files of the
/// same name. What the file says is for people; only the lock counts, so a crash leaves none.
final class StateLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of `path`, and writes `holder` into it.
  init(path: String, holder: LockHolder) throws(StoreError) {
    // No link is followed, which could lead out of the folder to a file that would be emptied.
    // SAFETY: open only reads the terminated path.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw StateLock.failure(at: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let failure = StateLock.failure(at: path)
      close(descriptor)
      guard isHeld else { throw failure }
      let bytes = FileManager.default.contents(atPath: path) ?? Data()
      throw .locked(path: path, holder: LockHolder(text: String(decoding: bytes, as: UTF8.self)))
    }
    let line = Array(holder.text.utf8)
    // SAFETY: write reads exactly the array's bytes during the call.
    guard ftruncate(descriptor, 0) == 0,
      unsafe pwrite(descriptor, line, line.count, 0) == line.count
    else {
      let failure = StateLock.failure(at: path)
      close(descriptor)
      throw failure
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Lets go of the lock while the value still lives.
  func release() { _ = flock(descriptor, LOCK_UN) }

  /// The error of the system call on `path` that has just failed.
  private static func failure(at path: String) -> StoreError {
    let code = errno
    return switch code {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EIO: .inputOutput(path: path, reason: SystemReason.text(code))
    default:
      .notWritable(path: path, reason: SystemReason.unwritable(code, option: "--state"))
    }
  }
}
