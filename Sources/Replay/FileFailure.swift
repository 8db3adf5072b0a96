import Gzip
import ProfileStore

/// Why a file gave no contribution.
enum FileFailure: Error {
  /// The file cannot be read; the others can.
  case file(GzipError)
  /// What was put aside of it was lost: the run ends.
  case state(StoreError)

  /// Runs what reads a file.
  static func reading<Result>(
    _ body: () throws(GzipError) -> Result
  ) throws(FileFailure) -> Result {
    do throws(GzipError) {
      return try body()
    } catch {
      throw .file(error)
    }
  }

  /// Runs what reads something that was put aside.
  static func collecting<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(FileFailure) -> Result {
    do throws(StoreError) {
      return try body()
    } catch {
      throw .state(error)
    }
  }
}
