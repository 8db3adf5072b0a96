import GRDB

extension StoreError {
  /// Translates what a database at `path` threw.
  ///
  /// Arguments of statements never enter the text: they may hold values from a log.
  init(_ error: any Error, at path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let failure = error as? DatabaseError else {
      self = .unexpected(path: path, reason: "unknown failure")
      return
    }
    guard failure.extendedResultCode != .SQLITE_READONLY_ROLLBACK else {
      self = .unexpected(
        path: path, reason: "a run was killed while it wrote; 'tidemark run' puts it in order")
      return
    }
    let reason = failure.message ?? failure.resultCode.description
    switch failure.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_NOTADB: self = .notALedger(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
      let remedy = "let the user of this process read and write it and its folder"
      self = .notWritable(
        path: path, reason: "\(reason); \(remedy), or name another folder with --state")
    case .SQLITE_IOERR: self = .inputOutput(path: path, reason: reason)
    default: self = .unexpected(path: path, reason: reason)
    }
  }
}
