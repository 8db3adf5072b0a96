import CNumbers

extension Runs {
  /// Returns the runs of both sides, each of which has as many counts as keys.
  static func merged(
    _ leftKeys: Span<UInt64>, _ leftCounts: Span<Int>, _ rightKeys: Span<UInt64>,
    _ rightCounts: Span<Int>
  ) -> Runs {
    // SAFETY: the buffers are valid for the length of the closures, and as long as the runs say;
    // there is room for the runs of both sides.
    unsafe with(leftKeys, leftCounts) { left in
      unsafe with(rightKeys, rightCounts) { right in
        unsafe made(ofAtMost: left.count + right.count) { keys, counts in
          unsafe tm_merge_runs(left, right, keys, counts)
        }
      }
    }
  }

  /// Returns runs without the low `drop` bits of their keys, fewer than 64, those joined that are
  /// then equal.
  static func joined(
    _ keys: Span<UInt64>, _ counts: Span<Int>, droppingBits drop: UInt32
  ) -> Runs {
    // SAFETY: as above; joining makes runs fewer.
    unsafe with(keys, counts) { runs in
      unsafe made(ofAtMost: runs.count) { keys, counts in
        unsafe tm_join_runs(runs, drop, keys, counts)
      }
    }
  }

  /// Calls `body` with runs as the shim knows them.
  @unsafe private static func with(
    _ keys: Span<UInt64>, _ counts: Span<Int>, _ body: (tm_runs) -> Runs
  ) -> Runs {
    precondition(keys.count == counts.count, "a count for each key")
    return unsafe keys.withUnsafeBufferPointer { keys in
      unsafe counts.withUnsafeBufferPointer { counts in
        unsafe body(
          tm_runs(keys: keys.baseAddress, counts: counts.baseAddress, count: keys.count))
      }
    }
  }

  /// Creates runs that `write` writes to room for so many, and whose number it returns.
  @unsafe private static func made(
    ofAtMost count: Int,
    _ write: (_ keys: UnsafeMutablePointer<UInt64>?, _ counts: UnsafeMutablePointer<Int>?) -> Int
  ) -> Runs {
    var runs = Runs()
    unsafe runs.keys = [UInt64](unsafeUninitializedCapacity: count) { keys, size in
      unsafe runs.counts = [Int](unsafeUninitializedCapacity: count) { counts, countSize in
        size = unsafe write(keys.baseAddress, counts.baseAddress)
        countSize = size
      }
    }
    return runs
  }
}
