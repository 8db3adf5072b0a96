import InferenceLog

/// Reads lines of JSON whose fields the pipeline file names.
struct FlatReader {
  private var parser = TolerantParser()
  private let fields: FlatHostFields
  private let defaultHost: String?
  private let time: [JSONTape.Step]
  private let host: [JSONTape.Step]?
  private let measures: [(field: HostField, steps: [JSONTape.Step])]

  init(_ fields: FlatHostFields, defaultHost: String?) {
    self.fields = fields
    self.defaultHost = defaultHost
    time = JSONTape.steps(fields.time)
    host = fields.host.map(JSONTape.steps)
    measures = fields.fields.map { ($0, JSONTape.steps($0.path)) }
  }

  /// Reads one line, which the collector has begun.
  mutating func read(_ line: Span<UInt8>, into collector: inout HostCollector) {
    do throws(RejectionReason) { try parser.parse(line) } catch {
      return collector.endLine(HostRejection(error))
    }
    let tape = parser.tape
    guard let place = tape.place(time, from: 0, line: line),
      let time = tape.instant(place, fields.timeFormat, line: line)
    else { return collector.endLine(.noTime) }
    var name = defaultHost
    if let host, let place = tape.place(host, from: 0, line: line) {
      let text = tape.text(place, line: line)
      if !text.isEmpty { name = text }
    }
    guard let name, !name.isEmpty, name.utf8.count <= HostReadings.longestName else {
      return collector.endLine(.noHost)
    }
    for (field, steps) in measures {
      guard let place = tape.place(steps, from: 0, line: line), tape.items[place].kind != .null
      else { continue }
      guard let number = tape.number(place, line: line) else {
        collector.reject(.noValue)
        continue
      }
      let value = field.unit.convert(number)
      let counter = field.isCounter ? HostSignal.counter(field.measure) : nil
      collector.add(
        name, counter ?? .value(field.measure), HostPoint(time: time, value: value))
    }
    if tape.isNonstandard { collector.noteNonstandard() }
    collector.endLine()
  }
}
