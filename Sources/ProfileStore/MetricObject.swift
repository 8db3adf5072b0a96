import Foundation

/// The metrics of one slice and column of a window, stored as an object of JSON.
public struct MetricObject: Sendable, Equatable {
  /// One of the metrics.
  public struct Entry: Sendable, Equatable {
    /// The metric: `<area>.<name>`.
    public let metric: String
    /// The value; nil where it could not be computed.
    public let value: Double?
    /// Its place among all values of the window.
    fileprivate let place: Int
  }

  /// The slice; empty for the whole slice.
  public let slice: String
  /// The input, feature or output; empty for metrics of no column.
  public let column: String
  /// The metrics, sorted by their names, each of which is there once.
  public let entries: [Entry]

  private struct Place: Hashable {
    var slice: String
    var column: String
  }

  /// Returns the metrics of a window by slice and column, in the order in which these first come.
  ///
  /// Of two values with one slice, column and metric the later stays.
  public static func objects(of values: [MetricValue]) -> [MetricObject] {
    var known: [Place: Int] = [:]
    var objects: [(place: Place, members: [Int])] = []
    var current = 0
    for index in values.indices {
      let place = Place(slice: values[index].slice, column: values[index].column)
      // Most values follow another one of their column.
      if objects.isEmpty || objects[current].place != place {
        current = known[place] ?? objects.count
      }
      if current == objects.count {
        known[place] = current
        objects.append((place, []))
      }
      objects[current].members.append(index)
    }
    return objects.map { place, members in
      MetricObject(slice: place.slice, column: place.column, entries: entries(members, of: values))
    }
  }

  /// Returns the values at some places, which ascend, by their names: of those of one name the last
  /// value, at the place of the first.
  private static func entries(_ places: [Int], of values: [MetricValue]) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(places.count)
    // Sorting keeps the order of equal names.
    for place in places.sorted(by: { values[$0].metric < values[$1].metric }) {
      let value = values[place]
      if let last = entries.last, last.metric == value.metric {
        entries[entries.count - 1] = Entry(
          metric: last.metric, value: value.value, place: last.place)
      } else {
        entries.append(Entry(metric: value.metric, value: value.value, place: place))
      }
    }
    return entries
  }

  /// The object, in the order in which metrics first came.
  ///
  /// JSON has no numbers that are not finite: null stands for them.
  var json: String {
    var text: [UInt8] = [UInt8(ascii: "{")]
    text.reserveCapacity(entries.count * 48)
    for entry in entries.sorted(by: { $0.place < $1.place }) {
      if text.count > 1 { text.append(UInt8(ascii: ",")) }
      text.append(UInt8(ascii: "\""))
      Self.append(entry.metric, to: &text)
      text += "\":".utf8
      text += (entry.value.flatMap { $0.isFinite ? $0.description : nil } ?? "null").utf8
    }
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(_ metric: String, to text: inout [UInt8]) {
    guard !isPlain(metric.utf8Span.span) else {
      text += metric.utf8
      return
    }
    for byte in metric.utf8 {
      switch byte {
      case 0x22, 0x5C: text += [0x5C, byte]
      case ..<0x20: text += "\\u\(String(0x1_0000 + Int(byte), radix: 16).dropFirst())".utf8
      default: text.append(byte)
      }
    }
  }

  /// Whether nothing is to be escaped.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5C
    {
      return false
    }
    return true
  }

  /// Reads those of an object's metrics whose names end with `ending`, in any order; nil where the
  /// text is none.
  static func values(
    of json: [UInt8], named ending: String = ""
  ) -> [(metric: String, value: Double?)]? {
    if let plain = PlainMetrics.values(of: json, named: ending) { return plain }
    let values = try? JSONDecoder().decode([String: Double?].self, from: Data(json))
    return values?.filter { $0.key.hasSuffix(ending) }.map { ($0.key, $0.value) }
  }
}
