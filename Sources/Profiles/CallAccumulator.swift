import InferenceLog

/// Adds the calls of batches to the profile of one slice's calls.
struct CallAccumulator {
  fileprivate struct Host {
    var statuses: [Int32: Int] = [:]
    var errors = 0
    /// Whether calls name it: those of the others together tell of no host by minutes.
    var isNamed: Bool
    var minutes: [Int64: Int] = [:]
    var good = LatencyAccumulator(capacity: NumberHistogram.fullCapacity)
    var failed = LatencyAccumulator(capacity: NumberHistogram.fullCapacity)
    /// The calls of the group that is being added, apart by whether their answer is good.
    var goodRows: [Int32] = []
    var failedRows: [Int32] = []
  }

  private var hosts: [String: Int] = [:]
  private var byHost: [Host] = []
  private var minutes: [Int64: MinuteCalls] = [:]
  private var hours: [Int: LatencyAccumulator] = [:]
  private var classes = ClassLatencies()
  private var slow: SlowMinuteAccumulator
  /// Further calls with an id already seen.
  var retries = 0

  /// Creates an accumulator without calls; those above each of `limits` (seconds, ascending) are
  /// counted by minute.
  init(limits: [Double]) { slow = SlowMinuteAccumulator(limits: limits) }

  /// The profile of everything added so far.
  var profile: CallProfile {
    var profile = CallProfile()
    for (name, index) in hosts {
      let host = byHost[index]
      var calls = HostCalls()
      calls.statuses = host.statuses
      calls.errors = host.errors
      calls.minutes = host.minutes
      calls.good = host.good.profile
      calls.failed = host.failed.profile
      profile.hosts[name] = calls
    }
    profile.minutes = minutes
    profile.hours = hours.mapValues(\.histogram)
    profile.retries = retries
    let hosts = profile.hosts.values
    profile.classes = classes.profiles { areGood in
      NumberProfile(
        merging: hosts.map { areGood ? $0.good : $0.failed }, capacity: CallProfile.classCapacity)
    }
    profile.slowMinutes = slow.minutes
    return profile
  }

  /// The bytes that the accumulator holds, about.
  var sizeInBytes: Int {
    byHost.reduce(minutes.count * 64 + classes.sizeInBytes + slow.sizeInBytes) {
      $0 + $1.good.sizeInBytes + $1.failed.sizeInBytes + $1.minutes.count * 32
    }
  }

  /// Adds calls, each by the row that stands for it; all answers are good, or none is.
  mutating func add(
    _ batch: RecordBatch, rows: [Int32], areGood: Bool, hour: Int?, scratch: inout Scratch
  ) {
    guard !rows.isEmpty else { return }
    addMinutes(batch, rows, areGood: areGood)
    slow.add(batch, rows: rows)
    classes.add(
      batch.latencies, statuses: batch.statuses, rows: rows, areGood: areGood, scratch: &scratch
    ) { [byHost] in
      NumberProfile(
        merging: byHost.map { areGood ? $0.good.profile : $0.failed.profile },
        capacity: CallProfile.classCapacity)
    }
    var touched: [Int] = []
    // Where each host of the dictionary is found, so that names are looked up once per group.
    let isLarge = rows.count > batch.hosts.dictionary.count
    var known = [Int](repeating: -1, count: isLarge ? batch.hosts.dictionary.count : 0)
    for row in rows {
      let index = hostIndex(batch, Int(row), &known)
      if byHost[index].goodRows.isEmpty, byHost[index].failedRows.isEmpty { touched.append(index) }
      if areGood {
        byHost[index].goodRows.append(row)
      } else {
        byHost[index].failedRows.append(row)
      }
    }
    for index in touched { byHost[index].addGroup(batch, scratch: &scratch) }
    guard let hour else { return }
    hours[hour, default: LatencyAccumulator(capacity: CallProfile.hourCapacity)]
      .add(batch.latencies, rows: rows, scratch: &scratch)
  }

  private mutating func hostIndex(_ batch: RecordBatch, _ row: Int, _ known: inout [Int]) -> Int {
    guard CellState.holdsValue(batch.hosts.states[row]) else { return hostIndex("") }
    let code = Int(batch.hosts.codes[row])
    if code < known.count, known[code] >= 0 { return known[code] }
    let index = hostIndex(batch.hosts.dictionary[code])
    if code < known.count { known[code] = index }
    return index
  }

  private mutating func hostIndex(_ name: String) -> Int {
    if let index = hosts[name] { return index }
    hosts[name] = byHost.count
    byHost.append(Host(isNamed: !name.isEmpty))
    return byHost.count - 1
  }

  private mutating func addMinutes(_ batch: RecordBatch, _ rows: [Int32], areGood: Bool) {
    var minute = Int64.min
    var calls = MinuteCalls()
    for row in rows {
      let time = batch.times[Int(row)]
      let next = floorDivide(time, nanosecondsPerMinute)
      if next != minute {
        if calls.calls > 0 { minutes[minute, default: MinuteCalls()].merge(calls) }
        minute = next
        calls = MinuteCalls()
      }
      calls.calls += 1
      calls.errors += areGood ? 0 : 1
      calls.first = min(calls.first, time)
      calls.last = max(calls.last, time)
    }
    minutes[minute, default: MinuteCalls()].merge(calls)
  }
}

extension CallAccumulator.Host {
  /// Adds the calls whose rows were set aside.
  fileprivate mutating func addGroup(_ batch: RecordBatch, scratch: inout Scratch) {
    countStatuses(batch, goodRows)
    countStatuses(batch, failedRows)
    countMinutes(batch, goodRows)
    countMinutes(batch, failedRows)
    errors += failedRows.count
    good.add(batch.latencies, rows: goodRows, scratch: &scratch)
    failed.add(batch.latencies, rows: failedRows, scratch: &scratch)
    goodRows.removeAll(keepingCapacity: true)
    failedRows.removeAll(keepingCapacity: true)
  }

  private mutating func countMinutes(_ batch: RecordBatch, _ rows: [Int32]) {
    guard isNamed else { return }
    var (minute, count) = (Int64.min, 0)
    for row in rows {
      let next = floorDivide(batch.times[Int(row)], nanosecondsPerMinute)
      if next != minute {
        if count > 0 { minutes[minute, default: 0] += count }
        (minute, count) = (next, 0)
      }
      count += 1
    }
    if count > 0 { minutes[minute, default: 0] += count }
  }

  private mutating func countStatuses(_ batch: RecordBatch, _ rows: [Int32]) {
    var status: Int32 = -1
    var count = 0
    for row in rows {
      if batch.statuses[Int(row)] != status {
        if count > 0 { statuses[status, default: 0] += count }
        status = batch.statuses[Int(row)]
        count = 0
      }
      count += 1
    }
    if count > 0 { statuses[status, default: 0] += count }
  }
}

/// Adds latencies to a histogram and its moments.
struct LatencyAccumulator {
  private var builder: NumberHistogramBuilder
  private var moments = Moments()
  private var minimum = Double.infinity
  private var maximum = -Double.infinity

  /// Creates an empty accumulator with at most `capacity` bins.
  init(capacity: Int) { builder = NumberHistogramBuilder(capacity: capacity) }

  /// The histogram of everything added so far.
  var histogram: NumberHistogram { builder.histogram }
  /// The bytes that the accumulator holds, about.
  var sizeInBytes: Int { builder.sizeInBytes }

  /// The profile of everything added so far.
  var profile: NumberProfile {
    var profile = NumberProfile()
    profile.histogram = builder.histogram
    profile.moments = moments
    profile.minimum = minimum
    profile.maximum = maximum
    return profile
  }

  /// Adds latencies that are known as a profile of as many bins at most.
  mutating func merge(_ latencies: NumberProfile) {
    guard latencies.count > 0 else { return }
    builder.merge(latencies.histogram)
    moments.merge(latencies.moments)
    minimum = min(minimum, latencies.minimum)
    maximum = max(maximum, latencies.maximum)
  }

  /// Adds the latencies of `rows`; NaN means that a call has none.
  mutating func add(_ latencies: [Double], rows: [Int32], scratch: inout Scratch) {
    scratch.chunk.removeAll(room: rows.count)
    for row in rows {
      let latency = latencies[Int(row)]
      if latency.isFinite { scratch.chunk.append(latency) }
    }
    guard scratch.chunk.count > 0 else { return }
    minimum = min(minimum, OrderedPattern.value(of: scratch.chunk.extent.smallest))
    maximum = max(maximum, OrderedPattern.value(of: scratch.chunk.extent.largest))
    scratch.chunk.add(to: &moments)
    builder.add(scratch.chunk, counter: &scratch.counter)
  }
}

/// A minute in nanoseconds.
let nanosecondsPerMinute: Int64 = 60_000_000_000

/// Returns the quotient rounded towards minus infinity.
@inlinable @inline(__always) package func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
