import InferenceLog

/// Loops over columns of categories; texts are touched once per distinct text.
enum TextKernels {
  /// Returns the codes of `y` in a dictionary that starts with that of `x`, and that dictionary.
  static func united(_ x: Texts, _ y: Texts) -> (codes: Cells<UInt32>, dictionary: [String]) {
    if x.dictionary == y.dictionary { return (y.codes, x.dictionary) }
    var interner = TextInterner(x.dictionary)
    let codes = y.looked(up: UInt32(0)) { interner.code(of: $0) }
    return (codes, interner.dictionary)
  }

  /// Whether the texts of each row are equal.
  static func equal(_ x: Texts, _ y: Texts) -> Cells<Bool> {
    if y.codes.isConstant, !y.codes.isMissingConstant {
      let text = y.dictionary[Int(y.codes.values[0])]
      return x.looked(up: false) { $0 == text }
    }
    if x.codes.isConstant, !x.codes.isMissingConstant { return equal(y, x) }
    var interner = TextInterner()
    let left = x.looked(up: UInt32(0)) { interner.code(of: $0) }
    let right = y.looked(up: UInt32(0)) { interner.code(of: $0) }
    return BooleanKernels.compare(Equal.self, left, right)
  }

  /// The text of `x` followed by that of `y`; each pair of texts is joined once.
  static func joined(_ x: Texts, _ y: Texts) -> Texts {
    let (x, y) = (x.compacted(), y.compacted())
    if x.codes.isMissingConstant { return x }
    if y.codes.isMissingConstant { return y }
    let count = x.codes.isConstant ? y.codes.values.count : x.codes.values.count
    var memo = PairMemo(x.dictionary.count, y.dictionary.count, rowCount: count)
    var interner = TextInterner()
    var codes = Cells(
      values: [UInt32](repeating: 0, count: count), states: Presence.both(x.codes, y.codes),
      isConstant: x.codes.isConstant && y.codes.isConstant)
    for row in 0..<count where codes.holdsValue(row) {
      let (i, j) = (x.codes.values[x.codes.position(row)], y.codes.values[y.codes.position(row)])
      if let known = memo[i, j] {
        codes.values[row] = known
        continue
      }
      let code = interner.code(of: x.dictionary[Int(i)] + y.dictionary[Int(j)])
      memo[i, j] = code
      codes.values[row] = code
    }
    return Texts(codes: codes, dictionary: interner.dictionary)
  }

  /// The numbers as texts; each distinct number is formatted once.
  static func texts(of numbers: Cells<Double>) -> Texts {
    var interner = TextInterner()
    var small = [UInt32](repeating: .max, count: 4096)
    var others: [UInt64: UInt32] = [:]
    var codes = Cells(
      values: [UInt32](repeating: 0, count: numbers.values.count), states: numbers.states,
      isConstant: numbers.isConstant)
    for row in numbers.values.indices where codes.holdsValue(row) {
      let number = numbers.values[row]
      if number >= 0, number < 4096, number == number.rounded(.towardZero) {
        let index = Int(number)
        if small[index] == .max { small[index] = interner.code(of: NumberText.text(of: number)) }
        codes.values[row] = small[index]
      } else if let known = others[number.bitPattern] {
        codes.values[row] = known
      } else {
        let code = interner.code(of: NumberText.text(of: number))
        others[number.bitPattern] = code
        codes.values[row] = code
      }
    }
    return Texts(codes: codes, dictionary: interner.dictionary)
  }

  /// The booleans as `true` and `false`.
  static func texts(of booleans: Cells<Bool>) -> Texts {
    let codes = Cells(
      values: booleans.values.map { $0 ? UInt32(1) : 0 }, states: booleans.states,
      isConstant: booleans.isConstant)
    return Texts(codes: codes, dictionary: ["false", "true"])
  }
}

/// A code per pair of codes: a table where there are few pairs, a dictionary where there are many.
private struct PairMemo {
  private let columns: Int
  private var table: [UInt32]
  private var others: [UInt64: UInt32] = [:]

  init(_ first: Int, _ second: Int, rowCount: Int) {
    let (pairs, isTooLarge) = first.multipliedReportingOverflow(by: second)
    let isTable = !isTooLarge && pairs <= max(4096, 4 * rowCount)
    columns = second
    table = isTable ? [UInt32](repeating: .max, count: pairs) : []
  }

  subscript(first: UInt32, second: UInt32) -> UInt32? {
    get {
      guard !table.isEmpty else { return others[UInt64(first) << 32 | UInt64(second)] }
      let code = table[Int(first) * columns + Int(second)]
      return code == .max ? nil : code
    }
    set {
      guard let newValue else { return }
      if table.isEmpty {
        others[UInt64(first) << 32 | UInt64(second)] = newValue
      } else {
        table[Int(first) * columns + Int(second)] = newValue
      }
    }
  }
}
