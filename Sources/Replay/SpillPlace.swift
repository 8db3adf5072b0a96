import ProfileStore

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
