/// Whole lines of a file, valid until the reader that gave them is asked for the next block.
@safe public struct LineBlock {
  /// The lines; each ends with `\n`, and none is longer than the reader allows.
  ///
  /// At least 64 further bytes behind them may be read; they hold anything.
  public let bytes: UnsafeRawBufferPointer
  /// The number of the first line in the file, from 1.
  public let firstLine: Int
  /// The number of lines, at least 1; counted when it is asked for.
  public var lineCount: Int { unsafe bytes.newlineCount() }
}
