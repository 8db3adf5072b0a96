/// What a field holds, over all values of it that were looked at.
///
/// It keeps counts, extremes and hashes of values, never a text.
public struct FieldFacts: Sendable {
  /// What a value can be.
  public enum Kind: String, Sendable, CaseIterable {
    case number, text, boolean, null, array, object, other
  }

  /// Values by what they are.
  public private(set) var kinds: [Kind: Int] = [:]
  /// The smallest number; +∞ where there is none.
  public private(set) var minimum = Double.infinity
  /// The largest number; −∞ where there is none.
  public private(set) var maximum = -Double.infinity
  /// How many numbers are whole.
  public private(set) var wholeNumbers = 0
  /// How many texts are written as numbers.
  public private(set) var numericTexts = 0
  /// How many texts begin as an object or array of JSON does.
  public private(set) var nestedTexts = 0
  /// How many values are moments of the years 2000 to 2099: RFC 3339 texts with a zone, or numbers of
  /// seconds, milliseconds, microseconds or nanoseconds since 1970.
  public private(set) var instants = 0
  /// The earliest and the latest moment, in nanoseconds since 1970; nil where there is none.
  public private(set) var times: ClosedRange<Int64>?
  /// How many arrays hold numbers only; empty ones do not count.
  public private(set) var numberArrays = 0
  /// How many arrays hold objects only; empty ones do not count.
  public private(set) var objectArrays = 0
  /// How many numbers and texts had come before, until there were `distinctLimit` different ones.
  public private(set) var repetitions = 0

  private var hashes: Set<Int> = []

  /// Up to how many different values are told apart.
  public static let distinctLimit = 2_000

  private static let plausibleTimes: Range<Int64> =
    946_684_800_000_000_000..<4_102_444_800_000_000_000

  /// How many values there are, null included.
  public var count: Int { kinds.values.reduce(0, +) }

  /// How many values are something.
  public var present: Int { count - (kinds[.null] ?? 0) }

  /// How many different numbers and texts there are, at most `distinctLimit`.
  public var distinct: Int { hashes.count }

  /// What most values are that are something; nil where all are null.
  public var mainKind: Kind? {
    kinds.filter { $0.key != .null }.max {
      $0.value != $1.value ? $0.value < $1.value : $0.key.rawValue > $1.key.rawValue
    }?.key
  }

  mutating func add(_ kind: Kind) { kinds[kind, default: 0] += 1 }

  mutating func add(number: Double, instant: Int64?) {
    add(.number)
    minimum = min(minimum, number)
    maximum = max(maximum, number)
    if number == number.rounded() { wholeNumbers += 1 }
    note(instant)
    note(number.hashValue)
  }

  mutating func add(text: String, isNumeric: Bool, instant: Int64?) {
    add(.text)
    if isNumeric { numericTexts += 1 }
    if text.hasPrefix("{") || text.hasPrefix("[") { nestedTexts += 1 }
    note(instant)
    note(text.hashValue)
  }

  mutating func add(arrayOf elements: [Kind]) {
    add(.array)
    guard let first = elements.first, elements.allSatisfy({ $0 == first }) else { return }
    if first == .number { numberArrays += 1 }
    if first == .object { objectArrays += 1 }
  }

  private mutating func note(_ instant: Int64?) {
    guard let instant, Self.plausibleTimes.contains(instant) else { return }
    instants += 1
    times = min(times?.lowerBound ?? instant, instant)...max(times?.upperBound ?? instant, instant)
  }

  private mutating func note(_ hash: Int) {
    guard hashes.count < Self.distinctLimit else { return }
    if !hashes.insert(hash).inserted { repetitions += 1 }
  }
}
