import InferenceLog

/// A cell of a row sample: the bit pattern of a 32-bit float, or why there is no number.
///
/// Single precision is more than correlations can tell apart, and halves the state.
public enum SampledCell {
  /// The cell of a row without a value: null, absent or invalid.
  public static let missing: UInt32 = 0x7FC0_0001
  /// The cell of a value that is not a number.
  public static let notANumber: UInt32 = 0x7FC0_0000

  /// Returns the cell of a value: numbers beyond the largest float become that float, infinities
  /// stay what they are, and −0 is 0.
  @inline(__always) static func cell(of value: Double) -> UInt32 {
    if value.isFinite {
      let largest = Double(Float.greatestFiniteMagnitude)
      return (Float(min(max(value, -largest), largest)) + 0).bitPattern
    }
    return value.isNaN ? notANumber : Float(value).bitPattern
  }

  /// Returns the number of a cell; nil where it is missing or not finite.
  @inlinable public static func number(of cell: UInt32) -> Double? {
    let value = Float(bitPattern: cell)
    return value.isFinite ? Double(value) : nil
  }

  /// Returns the cell of a column's row.
  @inline(__always) static func cell(_ value: Double, _ state: UInt8) -> UInt32 {
    CellState.holdsValue(state) ? cell(of: value) : missing
  }
}
