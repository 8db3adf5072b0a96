import InferenceLog

/// The calls of one host: how they ended and how long they took.
public struct HostCalls: Sendable, Equatable {
  /// Calls by status code; -1 where a call had none, -2 where it cannot be read.
  public internal(set) var statuses: [Int32: Int] = [:]
  /// The latencies in seconds of calls with a good answer.
  public internal(set) var good = NumberProfile()
  /// The latencies in seconds of all other calls.
  public internal(set) var failed = NumberProfile()
  /// How many calls had no good answer.
  public internal(set) var errors = 0
  /// The calls by minute: whole minutes since 1970, UTC; empty where a host has no name, and in
  /// profiles of program versions that did not keep them.
  public internal(set) var minutes: [Int64: Int] = [:]

  /// How many calls there were.
  public var calls: Int { statuses.values.reduce(0, +) }
  /// The calls whose status cannot be read, so that nobody knows how they ended.
  public var unreadable: Int { statuses[RecordBatch.unreadableStatus] ?? 0 }
  /// The latencies in seconds of all calls that have one.
  public var latencies: NumberProfile {
    var all = good
    all.merge(failed)
    return all
  }

  /// Adds the calls of another aggregate.
  public mutating func merge(_ other: HostCalls) {
    statuses.merge(other.statuses, uniquingKeysWith: +)
    good.merge(other.good)
    failed.merge(other.failed)
    errors += other.errors
    minutes.merge(other.minutes, uniquingKeysWith: +)
  }
}

/// The calls of one minute.
public struct MinuteCalls: Sendable, Equatable {
  /// How many there were.
  public internal(set) var calls = 0
  /// How many of them had no good answer.
  public internal(set) var errors = 0
  /// The time of the first, in nanoseconds since 1970.
  public internal(set) var first = Int64.max
  /// The time of the last, in nanoseconds since 1970.
  public internal(set) var last = Int64.min

  mutating func merge(_ other: MinuteCalls) {
    calls += other.calls
    errors += other.errors
    first = min(first, other.first)
    last = max(last, other.last)
  }
}

/// The calls of a slice: every attempt, retries included, exact copies left out.
public struct CallProfile: Sendable, Equatable {
  /// The calls by host; the empty text where a call names none.
  public internal(set) var hosts: [String: HostCalls] = [:]
  /// The calls by minute: whole minutes since 1970, UTC.
  public internal(set) var minutes: [Int64: MinuteCalls] = [:]
  /// The latencies in seconds by hour of the window, in at most 256 bins.
  public internal(set) var hours: [Int: NumberHistogram] = [:]
  /// Further calls with an id already seen.
  public internal(set) var retries = 0
  /// The latencies in seconds by how calls ended, in at most 1,024 bins; without those of parts that
  /// earlier program versions profiled.
  public internal(set) var classes: [StatusClass: NumberProfile] = [:]
  /// The calls above the limits of the pipeline's latency objectives, minute by minute.
  public internal(set) var slowMinutes = SlowMinutes()

  /// The bins of a class's latencies.
  public static let classCapacity = 1_024
  /// The bins of an hour's latencies.
  public static let hourCapacity = 256

  /// Creates the aggregate of no calls.
  public init() {}

  /// All calls, whatever host.
  public var total: HostCalls {
    var all = HostCalls()
    for host in hosts.values { all.merge(host) }
    return all
  }

  /// A minute, as whole minutes since 1970 UTC, and its calls.
  public typealias TimedMinute = (minute: Int64, calls: MinuteCalls)

  /// The calls by minute in the order of time.
  public var minutesInOrder: [TimedMinute] {
    minutes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Adds the calls of another aggregate.
  public mutating func merge(_ other: CallProfile) {
    for (host, calls) in other.hosts { hosts[host, default: HostCalls()].merge(calls) }
    for (minute, calls) in other.minutes { minutes[minute, default: MinuteCalls()].merge(calls) }
    for (hour, latencies) in other.hours {
      hours[hour, default: NumberHistogram(capacity: Self.hourCapacity)].merge(latencies)
    }
    retries += other.retries
    slowMinutes.merge(other.slowMinutes)
    for (one, latencies) in other.classes {
      classes[one, default: NumberProfile(capacity: Self.classCapacity)].merge(latencies)
    }
  }
}

extension CallProfile {
  /// Moves the hours by so many, as to their place in a longer window; forgets them for nil.
  ///
  /// Windows within an hour keep no hours apart: all their latencies are those of one hour.
  mutating func moveHours(by offset: Int?, isWithinHour: Bool = false) {
    guard let offset else {
      hours = [:]
      return
    }
    if isWithinHour {
      let all = total.latencies.histogram.reduced(toCapacity: Self.hourCapacity)
      hours = all.isEmpty ? [:] : [0: all]
    }
    guard offset != 0 else { return }
    hours = Dictionary(uniqueKeysWithValues: hours.map { ($0.key + offset, $0.value) })
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(count: hosts.count)
    for (name, calls) in hosts.sorted(by: { $0.key < $1.key }) {
      writer.write(text: name)
      calls.encode(to: &writer)
    }
    writer.write(count: minutes.count)
    for (minute, calls) in minutes.sorted(by: { $0.key < $1.key }) {
      writer.write(signed: minute)
      writer.write(count: calls.calls)
      writer.write(count: calls.errors)
      writer.write(signed: calls.first)
      writer.write(signed: calls.last)
    }
    writer.write(count: hours.count)
    for (hour, latencies) in hours.sorted(by: { $0.key < $1.key }) {
      writer.write(count: hour)
      latencies.encode(to: &writer)
    }
    writer.write(count: retries)
  }

  /// Reads the form that `encode` gives, which is without the hosts' minutes.
  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    let limit = 1 << 56
    for _ in 0..<(try reader.readLength()) {
      let name = try reader.readText()
      hosts[name, default: HostCalls()].merge(try HostCalls(from: &reader))
    }
    for _ in 0..<(try reader.readLength()) {
      let minute = try reader.readSigned()
      var calls = MinuteCalls()
      calls.calls = try reader.readCount(atMost: limit)
      calls.errors = try reader.readCount(atMost: limit)
      calls.first = try reader.readSigned()
      calls.last = try reader.readSigned()
      minutes[minute, default: MinuteCalls()].merge(calls)
    }
    for _ in 0..<(try reader.readLength()) {
      let hour = try reader.readCount(atMost: 1 << 20)
      hours[hour] = try NumberHistogram(from: &reader)
      guard hours[hour]?.capacity == Self.hourCapacity else {
        throw .invalid("an hour of latencies of another capacity")
      }
    }
    retries = try reader.readCount(atMost: limit)
  }

  /// Writes the hosts' minutes, which profiles have apart, behind what older ones had.
  func encodeHostMinutes(to writer: inout ByteWriter) {
    for (_, calls) in hosts.sorted(by: { $0.key < $1.key }) {
      writer.write(count: calls.minutes.count)
      var previous: Int64 = 0
      for (minute, count) in calls.minutes.sorted(by: { $0.key < $1.key }) {
        writer.write(signed: minute &- previous)
        writer.write(count: count)
        previous = minute
      }
    }
  }

  /// Adds the minutes of the hosts that are known.
  mutating func readHostMinutes(
    from reader: inout ByteReader
  ) throws(ProfileCodingError) {
    for name in hosts.keys.sorted() {
      var minute: Int64 = 0
      var minutes = hosts[name]?.minutes ?? [:]
      for _ in 0..<(try reader.readLength()) {
        minute &+= try reader.readSigned()
        minutes[minute, default: 0] += try reader.readCount(atMost: 1 << 56)
      }
      hosts[name]?.minutes = minutes
    }
  }
}

extension CallProfile {
  /// Writes the latencies by class, behind what older profiles had.
  func encodeClasses(to writer: inout ByteWriter) {
    writer.write(count: classes.count)
    for (one, latencies) in classes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      writer.write(count: Int(one.rawValue))
      latencies.encode(to: &writer)
    }
  }

  /// Reads what `encodeClasses` wrote.
  mutating func readClasses(from reader: inout ByteReader) throws(ProfileCodingError) {
    for _ in 0..<(try reader.readCount(atMost: StatusClass.allCases.count)) {
      let number = try reader.readCount(atMost: 255)
      guard let one = StatusClass(rawValue: UInt8(number)), classes[one] == nil else {
        throw .invalid("a class of no known number, or twice")
      }
      classes[one] = try NumberProfile(from: &reader, capacity: Self.classCapacity)
    }
  }
}

extension HostCalls {
  fileprivate func encode(to writer: inout ByteWriter) {
    writer.write(count: statuses.count)
    for (status, count) in statuses.sorted(by: { $0.key < $1.key }) {
      writer.write(signed: Int64(status))
      writer.write(count: count)
    }
    good.encode(to: &writer)
    failed.encode(to: &writer)
    writer.write(count: errors)
  }

  fileprivate init(from reader: inout ByteReader) throws(ProfileCodingError) {
    for _ in 0..<(try reader.readLength()) {
      let status = Int32(truncatingIfNeeded: try reader.readSigned())
      statuses[status, default: 0] += try reader.readCount(atMost: 1 << 56)
    }
    good = try NumberProfile(from: &reader)
    failed = try NumberProfile(from: &reader)
    errors = try reader.readCount(atMost: 1 << 56)
  }
}
