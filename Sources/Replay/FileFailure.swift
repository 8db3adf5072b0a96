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

/// Where a worker puts the keys and outputs of its files aside.
struct SpillPlace {
  private let path: String
  private let memory: Int

  /// Creates the place of a worker in a state folder; `memory` bytes of a file stay in memory.
  init(folder: String, worker: Int, memory: Int) {
    path = "\(folder)/spill.\(worker)"
    self.memory = memory
  }

  /// Returns room for one file.
  func room() -> Spill { Spill(path: path, memory: memory) }
}
