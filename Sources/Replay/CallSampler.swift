import InferenceLog
import ProfileStore
import Profiles
import Windows

/// Samples the calls of one file, to join an access log with a log of requests by ids.
struct CallSampler {
  /// Whether the file is of the access log.
  let isAccess: Bool
  private var samples: [Int32: CallSamples] = [:]

  init(isAccess: Bool) { self.isAccess = isAccess }

  /// Adds the calls of a batch; `ordinals` tell the windows of its rows.
  mutating func add(_ batch: RecordBatch, ordinals: [Int32]) {
    for row in 0..<batch.rowCount where ordinals[row] >= 0 {
      let call = CallSample.Call(
        hash: batch.keys[row].high, status: batch.statuses[row], latency: batch.latencies[row])
      let version = isAccess ? "" : batch.versions.text(at: row) ?? ""
      samples[ordinals[row], default: CallSamples()].add(call, version: version)
    }
  }

  /// Returns the samples in their stored form.
  func partials(_ windows: [Window]) -> [Partial] {
    samples.sorted { $0.key < $1.key }.flatMap { ordinal, samples -> [Partial] in
      let window = windows[Int(ordinal)]
      return samples.requests.sorted { $0.key < $1.key }.map { version, sample in
        let slice = isAccess ? PartialSlice.accessSample : .requestSample(version)
        return Partial(
          windowStart: window.start, windowEnd: window.end, slice: slice.name,
          bytes: sample.encoded)
      }
    }
  }
}
