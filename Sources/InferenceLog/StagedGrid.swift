/// Rows of some columns of one element type, written in any order and copied out by column.
@safe final class StagedGrid<Element: BitwiseCopyable> {
  private let columns: Int
  private let rows: Int
  /// The distance between columns; odd in cache lines, so that a row's cells do not compete for
  /// the same cache set.
  private let stride: Int
  private let memory: UnsafeMutablePointer<Element>

  init(columns: Int, rows: Int, repeating element: Element) {
    self.columns = columns
    self.rows = rows
    let line = max(64 / MemoryLayout<Element>.stride, 1)
    stride = ((rows + line - 1) / line | 1) * line
    let count = max(columns * stride, 1)
    // SAFETY: freed in deinit, initialised as a whole.
    unsafe memory = .allocate(capacity: count)
    unsafe memory.initialize(repeating: element, count: count)
  }

  deinit {
    // SAFETY: allocated in init; elements need no destruction.
    unsafe memory.deallocate()
  }

  @inline(__always) func set(_ element: Element, column: Int, row: Int) {
    precondition(
      column >= 0 && column < columns && row >= 0 && row < rows, "a cell of the grid is expected")
    // SAFETY: checked above.
    unsafe memory[column &* stride &+ row] = element
  }

  func get(column: Int, row: Int) -> Element {
    precondition(
      column >= 0 && column < columns && row >= 0 && row < rows, "a cell of the grid is expected")
    // SAFETY: checked above.
    return unsafe memory[column &* stride &+ row]
  }

  /// Where a column lies: `rows` elements that stay in their place as long as this grid lives.
  func address(ofColumn column: Int) -> UnsafeMutablePointer<Element> {
    precondition(column >= 0 && column < columns, "a column of the grid is expected")
    // SAFETY: checked above.
    return unsafe memory + column &* stride
  }

  /// Appends the first `count` rows of a column to an array.
  func append(column: Int, count: Int, to array: inout [Element]) {
    precondition(
      column >= 0 && column < columns && count >= 0 && count <= rows,
      "a column of the grid is expected")
    // SAFETY: checked above.
    unsafe array.append(
      contentsOf: UnsafeBufferPointer(start: memory + column * stride, count: count))
  }
}
