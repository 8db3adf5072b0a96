/// Finds the window of each row.
///
/// Rows of a log come nearly in order, so most of them cost two comparisons with the bounds of the
/// row before; others a binary search among the windows seen so far. The calendar is asked once
/// per window.
///
/// At most `limit` windows take rows, in order of first appearance. Rows of further windows are
/// only counted, per window: when `hasOverflow`, read the file again with an assigner that keeps
/// `mostPopulated`, and the windows with most rows are the ones that stay.
public struct WindowAssigner: Sendable {
  /// The ordinal of a row that no window takes.
  public static let outOfRange: Int32 = -1

  /// The windows that rows were assigned to; a row's ordinal is an index into them.
  public private(set) var windows: [Window]
  /// Rows assigned to each of `windows` so far.
  public private(set) var counts: [Int]
  /// Rows so far that no window took.
  public private(set) var outOfRangeCount = 0

  private let calendar: WindowCalendar
  private let limit: Int
  /// Whether `windows` were given and no others may take rows.
  private let isClosed: Bool
  /// The instants that may have a window, in nanoseconds since 1970 UTC.
  private let plausible: ClosedRange<Int64>
  /// Every window that was asked for, sorted by first nanosecond.
  private var slots: [Slot] = []
  /// The slot of the row before.
  private var current = Slot(first: 1, last: 0, ordinal: outOfRange)
  /// Windows that take no rows, and how many rows they would have got.
  private var others: [Window] = []
  private var otherCounts: [Int] = []

  /// How many windows beyond the limit are counted: about two years of hours.
  ///
  /// Rows of still further windows are out of range without being counted by window.
  private static let otherLimit = 16_384

  /// The plausible nanoseconds of a window, both ends included.
  private struct Slot: Sendable {
    let first: Int64
    let last: Int64
    /// What rows get.
    let ordinal: Int32
    /// The index into `others` when no row is taken; -1 when the window is not counted.
    var other: Int32 = -1
  }

  /// Creates an assigner that opens windows as rows need them, up to `limit` of them (at least 1).
  ///
  /// Rows before `earliest` or after `latest`, in nanoseconds since 1970 UTC, are out of range.
  public init(
    calendar: WindowCalendar, earliest: Int64 = .min, latest: Int64 = .max, limit: Int = 400
  ) {
    self.init(calendar, [], earliest, latest, limit: max(1, limit), isClosed: false)
  }

  /// Creates an assigner for the given windows of `calendar` only; rows of others are out of range.
  public init(
    calendar: WindowCalendar, keeping windows: [Window], earliest: Int64 = .min,
    latest: Int64 = .max
  ) {
    self.init(calendar, windows, earliest, latest, limit: windows.count, isClosed: true)
  }

  private init(
    _ calendar: WindowCalendar, _ windows: [Window], _ earliest: Int64, _ latest: Int64,
    limit: Int, isClosed: Bool
  ) {
    self.calendar = calendar
    self.windows = windows
    self.limit = limit
    self.isClosed = isClosed
    plausible = min(earliest, latest)...latest
    counts = Array(repeating: 0, count: windows.count)
    // A window that lies wholly outside the plausible range takes no rows: its slot would be empty.
    for (ordinal, window) in windows.enumerated() {
      slots.append(slot(window, ordinal: Int32(ordinal), other: -1))
    }
    slots.sort { $0.first < $1.first }
  }

  /// Whether rows came from more windows than the limit allows.
  ///
  /// Never when the windows were given.
  public var hasOverflow: Bool { !isClosed && !others.isEmpty }

  /// The windows with most rows, of those assigned and those beyond the limit, at most `limit` of
  /// them, ascending by time; of equal counts the earlier window stays.
  public var mostPopulated: [Window] {
    var all = Array(zip(windows, counts))
    if !isClosed { all.append(contentsOf: zip(others, otherCounts)) }
    all.sort { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
    return all.prefix(limit).map(\.0).sorted()
  }

  /// Writes the ordinal of each row's window, or `outOfRange`, into `ordinals`.
  ///
  /// `nanoseconds` are since 1970 UTC. `ordinals` gets one element per row; its storage is reused.
  public mutating func assign(_ nanoseconds: [Int64], into ordinals: inout [Int32]) {
    ordinals.removeAll(keepingCapacity: true)
    ordinals.reserveCapacity(nanoseconds.count)
    var index = 0
    while index < nanoseconds.count {
      let slot = slot(of: nanoseconds[index])
      var end = index + 1
      while end < nanoseconds.count, nanoseconds[end] >= slot.first, nanoseconds[end] <= slot.last {
        end += 1
      }
      count(end - index, in: slot)
      ordinals.append(contentsOf: repeatElement(slot.ordinal, count: end - index))
      index = end
    }
  }

  /// Returns the slot of an instant, made when it is new.
  private mutating func slot(of nanosecond: Int64) -> Slot {
    if nanosecond >= current.first, nanosecond <= current.last { return current }
    guard plausible.contains(nanosecond) else {
      return Slot(first: nanosecond, last: nanosecond, ordinal: WindowAssigner.outOfRange)
    }
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].last < nanosecond { low = middle + 1 } else { high = middle }
    }
    guard low == slots.count || slots[low].first > nanosecond else {
      current = slots[low]
      return current
    }
    current = newSlot(for: nanosecond)
    if current.ordinal >= 0 || current.other >= 0 { slots.insert(current, at: low) }
    return current
  }

  /// Asks the calendar for the window of an instant, and opens it or puts it with the others.
  private mutating func newSlot(for nanosecond: Int64) -> Slot {
    let second = CivilDate.floorDivide(nanosecond, WindowAssigner.perSecond)
    let window = calendar.window(containing: second)
    if !isClosed, windows.count < limit {
      windows.append(window)
      counts.append(0)
      return slot(window, ordinal: Int32(windows.count - 1), other: -1)
    }
    guard others.count < WindowAssigner.otherLimit else {
      return slot(window, ordinal: WindowAssigner.outOfRange, other: -1)
    }
    others.append(window)
    otherCounts.append(0)
    return slot(window, ordinal: WindowAssigner.outOfRange, other: Int32(others.count - 1))
  }

  /// Returns the plausible nanoseconds of a window.
  private func slot(_ window: Window, ordinal: Int32, other: Int32) -> Slot {
    let first = WindowAssigner.nanoseconds(window.start)
    let end = WindowAssigner.nanoseconds(window.end)
    return Slot(
      first: max(first, plausible.lowerBound),
      last: min(end == .max ? .max : end - 1, plausible.upperBound),
      ordinal: ordinal, other: other)
  }

  /// Adds rows to the count of their window.
  private mutating func count(_ rows: Int, in slot: Slot) {
    if slot.ordinal >= 0 {
      counts[Int(slot.ordinal)] += rows
      return
    }
    outOfRangeCount += rows
    if slot.other >= 0 { otherCounts[Int(slot.other)] += rows }
  }

  private static let perSecond: Int64 = 1_000_000_000

  /// Returns seconds as nanoseconds, the nearest that `Int64` holds (the years 1677 to 2262).
  private static func nanoseconds(_ seconds: Int64) -> Int64 {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: perSecond)
    guard overflow else { return product }
    return seconds < 0 ? .min : .max
  }
}
