import CNumbers

/// Runs as bytes: gaps between ascending keys and counts, both as numbers of seven bits a byte.
enum PackedRuns {
  /// Reads runs from the front of `bytes`, and tells how many bytes they took.
  static func read(
    _ count: Int, from bytes: Span<UInt8>
  ) throws(ProfileCodingError) -> (runs: Runs, total: Int, length: Int) {
    var runs = Runs()
    var packed = tm_packed_runs()
    runs.keys = [UInt64](capacity: count) { keys in
      runs.counts = [Int](capacity: count) { counts in
        packed = read(count, from: bytes, to: &keys, &counts)
      }
    }
    switch packed.state {
    case TM_RUNS_GOOD: break
    case TM_RUNS_TRUNCATED: throw .truncated
    case TM_RUNS_TOO_LARGE: throw .invalid("a number above 64 bits")
    default: throw .invalid("a histogram whose bins do not ascend")
    }
    guard packed.total <= 1 << 62 else { throw .invalid("a histogram of impossible bins") }
    return (runs, Int(packed.total), packed.length)
  }

  private static func read(
    _ count: Int, from bytes: Span<UInt8>, to keys: inout OutputSpan<UInt64>,
    _ counts: inout OutputSpan<Int>
  ) -> tm_packed_runs {
    // SAFETY: all buffers are valid for the length of the closures, and there is room for `count`
    // numbers in two of them. Where the function reads all runs it writes all numbers; else none
    // counts as written.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe keys.withUnsafeMutableBufferPointer { keys, keyCount in
        unsafe counts.withUnsafeMutableBufferPointer { counts, countCount in
          let packed = unsafe tm_read_runs(
            bytes.baseAddress, bytes.count, count, keys.baseAddress, counts.baseAddress)
          if packed.state == TM_RUNS_GOOD { (keyCount, countCount) = (count, count) }
          return packed
        }
      }
    }
  }

  /// Writes runs at the end of `output`, which has room for 20 bytes each.
  static func write(
    _ keys: Span<UInt64>, _ counts: Span<Int>, to output: inout OutputSpan<UInt8>
  ) {
    precondition(keys.count == counts.count && output.freeCapacity / 20 >= keys.count)
    // SAFETY: all buffers are valid for the length of the closures. The function reads `keys.count`
    // numbers of each, and writes at most 20 bytes for each.
    unsafe keys.withUnsafeBufferPointer { keys in
      unsafe counts.withUnsafeBufferPointer { counts in
        unsafe output.withUnsafeMutableBufferPointer { bytes, length in
          length += unsafe tm_write_runs(
            keys.baseAddress, counts.baseAddress, keys.count,
            bytes.baseAddress.map { unsafe $0 + length })
        }
      }
    }
  }
}
