/// Builds a `NumberHistogram` from chunks of values.
///
/// Bins that the values so far no longer need apart are joined at once: more values only make the
/// resolution coarser, so no later chunk is sorted, or merged, finer than it must be. What it gives
/// does not depend on the chunks.
package struct NumberHistogramBuilder: Sendable {
  private let capacity: Int
  private var runs = Runs()
  private var mantissaBits = NumberHistogram.exactBits
  /// A resolution that the last histogram of the same column ended with.
  private let hint: Int

  /// How much finer than the hint a first chunk is read, so that the hint can be proved.
  private static let hintMargin = 2

  /// Creates an empty builder; `hint` changes the speed, never the result.
  package init(capacity: Int, hint: Int = NumberHistogram.exactBits) {
    self.capacity = capacity
    self.hint = hint
  }

  /// Creates a builder that goes on from `histogram`.
  package init(_ histogram: NumberHistogram) {
    self.init(capacity: histogram.capacity)
    runs = Runs(keys: histogram.keys, counts: histogram.counts)
    mantissaBits = histogram.mantissaBits
  }

  /// The bytes that the builder holds, about.
  var sizeInBytes: Int { runs.keys.count * 16 }

  /// The histogram of all values so far.
  package var histogram: NumberHistogram {
    NumberHistogram(runs: runs, mantissaBits: mantissaBits, capacity: capacity)
  }

  /// Adds numbers; afterwards `counter` holds their runs.
  ///
  /// - Returns: The number of mantissa bits to which the runs in `counter` are known.
  @discardableResult
  package mutating func add(_ chunk: NumberChunk, counter: inout RunCounter) -> Int {
    let bits = count(chunk, &counter)
    add(runsOf: counter, mantissaBits: bits)
    return bits
  }

  /// Adds the values of a histogram of the same capacity.
  package mutating func merge(_ other: NumberHistogram) {
    var merged = histogram
    merged.merge(other)
    runs = Runs(keys: merged.keys, counts: merged.counts)
    mantissaBits = merged.mantissaBits
  }

  private func count(_ chunk: NumberChunk, _ counter: inout RunCounter) -> Int {
    let exact = NumberHistogram.exactBits
    let coarse = mantissaBits == exact ? min(hint + Self.hintMargin, exact) : mantissaBits
    if coarse < exact, chunk.count > capacity || mantissaBits < exact {
      let bits = counter.count(chunk, mantissaBits: coarse, joiningBeyond: capacity)
      // More bins than the capacity prove that the final resolution is coarser than this.
      if mantissaBits < exact || bits < coarse || counter.runCount > capacity { return bits }
    }
    counter.count(chunk, shift: 0)
    return exact
  }

  private mutating func add(runsOf counter: RunCounter, mantissaBits bits: Int) {
    guard counter.runCount > 0 else { return }
    if bits < mantissaBits {
      runs.collapse(by: mantissaBits - bits)
      mantissaBits = bits
    }
    precondition(bits == mantissaBits, "Runs are never coarser than the builder after a chunk.")
    runs.merge(keys: counter.keys, counts: counter.counts, runCount: counter.runCount)
    guard runs.keys.count > capacity else { return }
    let drop = runs.bitsToDrop(forAtMost: capacity)
    runs.collapse(by: drop)
    mantissaBits -= drop
  }
}
