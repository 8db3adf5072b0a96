import InferenceLog

extension JSONTape {
  /// A step into a value.
  enum Step: Sendable {
    /// Into an object.
    case key([UInt8])
    /// Into an array.
    case index(Int)
  }

  /// Returns the steps of a path.
  static func steps(_ path: FieldPath) -> [Step] {
    path.steps.map { step in
      switch step {
      case .key(let key): .key(Array(key.utf8))
      case .index(let index): .index(index)
      }
    }
  }

  /// Returns the place where steps lead; nil where they lead nowhere.
  func place(_ steps: [Step], from start: Int, line: Span<UInt8>) -> Int? {
    var place = start
    for step in steps {
      let next: Int? =
        switch step {
        case .key(let key): member(key, of: place, line: line)
        case .index(let index): elements(place).dropFirst(index).first { _ in true }
        }
      guard let next else { return nil }
      place = next
    }
    return place
  }
}

/// The places of the elements of an array, or of the keys and values of an object.
struct TapeChildren: Sequence, IteratorProtocol {
  private let tape: JSONTape
  private var place: Int
  private let end: Int

  init(of parent: Int, _ tape: JSONTape) {
    self.tape = tape
    place = parent + 1
    end = tape.items[parent].end
  }

  init(_ tape: JSONTape) {
    self.tape = tape
    (place, end) = (0, 0)
  }

  mutating func next() -> Int? {
    guard place < end else { return nil }
    defer { place = tape.items[place].end }
    return place
  }
}

extension JSONTape {
  /// Returns the places of the elements of an array; none for anything else.
  func elements(_ array: Int?) -> TapeChildren {
    guard let array, items[array].kind == .array else { return TapeChildren(self) }
    return TapeChildren(of: array, self)
  }

  /// Returns the places of the keys and values of an object; none for anything else.
  func members(_ object: Int) -> [(key: Int, value: Int)] {
    guard items[object].kind == .object else { return [] }
    var members: [(key: Int, value: Int)] = []
    var place = object + 1
    while place < items[object].end {
      members.append((place, place + 1))
      place = items[place + 1].end
    }
    return members
  }

  /// Returns a time in nanoseconds since 1970 as OTLP writes it; nil where there is none or zero.
  func nanoseconds(_ index: Int, line: Span<UInt8>) -> Int64? {
    let time = instant(index, .epoch(unitsPerSecond: 1_000_000_000), line: line)
    return time == 0 ? nil : time
  }
}

extension HostRejection {
  /// Why a line is no JSON object.
  init(_ reason: RejectionReason) {
    self =
      switch reason {
      case .notUTF8: .notUTF8
      case .tooDeep: .tooDeep
      case .tooLong: .tooLong
      default: .malformed
      }
  }
}
