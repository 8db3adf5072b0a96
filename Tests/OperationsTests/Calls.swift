import Windows

@testable import Profiles

/// A call of a test: second of its window, status, latency in seconds, host.
struct Call {
  var second: Double
  var status: Int32 = 200
  var latency: Double = 0.01
  var host = "gate-1"
}

/// The start of the tests' windows: Monday 1 April 2013, midnight UTC.
let monday: Int64 = 1_364_774_400

/// Returns a window of so many seconds.
func window(_ seconds: Int64 = 86_400, from start: Int64 = monday) -> Window {
  Window(granularity: .day, start: start, end: start + seconds, name: "window")
}

/// Returns the profile of calls.
func profile(
  _ calls: [Call], from start: Int64 = monday, limits: [Double] = []
) -> CallProfile {
  var profile = CallProfile()
  for call in calls {
    let isGood = call.status == 200
    let time = start * 1_000_000_000 + Int64(call.second * 1e9)
    var host = profile.hosts[call.host] ?? HostCalls()
    host.statuses[call.status, default: 0] += 1
    host.errors += isGood ? 0 : 1
    if isGood {
      host.good.merge(NumberProfile([call.latency]))
    } else {
      host.failed.merge(NumberProfile([call.latency]))
    }
    var one = NumberProfile(capacity: CallProfile.classCapacity)
    one.histogram.add(call.latency)
    one.moments.add(call.latency, count: 1)
    (one.minimum, one.maximum) = (call.latency, call.latency)
    profile.classes[StatusClass(status: call.status), default: NumberProfile(capacity: 1_024)]
      .merge(one)
    let key = time / 60_000_000_000
    host.minutes[key, default: 0] += 1
    for limit in limits {
      profile.slowMinutes.counts[limit, default: SlowMinutes.Count()].calls += 1
      guard call.latency > limit else { continue }
      profile.slowMinutes.counts[limit]?.slow[key, default: 0] += 1
    }
    if !limits.isEmpty, call.latency.isNaN { profile.slowMinutes.untimed[key, default: 0] += 1 }
    profile.hosts[call.host] = host
    var minute = profile.minutes[key] ?? MinuteCalls()
    minute.calls += 1
    minute.errors += isGood ? 0 : 1
    minute.first = min(minute.first, time)
    minute.last = max(minute.last, time)
    profile.minutes[key] = minute
  }
  return profile
}
