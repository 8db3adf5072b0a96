import InferenceLog

/// Categories: codes into a dictionary of distinct texts.
struct Texts: Sendable {
  var codes: Cells<UInt32>
  /// The texts of the codes; never empty.
  var dictionary: [String]

  init(codes: Cells<UInt32>, dictionary: [String]) {
    self.codes = codes
    self.dictionary = dictionary.isEmpty ? [""] : dictionary
  }

  init(constant text: String) {
    self.init(codes: Cells(constant: 0), dictionary: [text])
  }

  /// Returns the same texts with a dictionary that is not much larger than the number of rows.
  ///
  /// The dictionary of a log file grows with the file, so one with millions of texts may come with
  /// a batch of a few thousand rows; the work per text must not exceed the work per row.
  func compacted() -> Texts {
    guard dictionary.count > 4 * codes.values.count + 1024 else { return self }
    var newCodes: [UInt32: UInt32] = [:]
    var result = Texts(codes: codes, dictionary: [dictionary[0]])
    newCodes[0] = 0
    for row in codes.values.indices {
      let code = codes.values[row]
      if let known = newCodes[code] {
        result.codes.values[row] = known
        continue
      }
      let new = UInt32(truncatingIfNeeded: result.dictionary.count)
      newCodes[code] = new
      result.dictionary.append(dictionary[Int(code)])
      result.codes.values[row] = new
    }
    return result
  }

  /// Returns what `body` makes of each row's text; it is asked once per distinct text.
  ///
  /// Nil from `body` is a missing value; `placeholder` fills its space.
  func looked<Result>(
    up placeholder: Result, _ body: (String) -> Result?
  ) -> Cells<Result> {
    let source = compacted()
    let codes = source.codes
    var table = [Result](repeating: placeholder, count: source.dictionary.count)
    var known = [UInt8](repeating: Texts.unknown, count: source.dictionary.count)
    var values = [Result](repeating: placeholder, count: codes.values.count)
    var missing: [Int] = []
    for row in values.indices where codes.holdsValue(row) {
      let code = Int(codes.values[row])
      if known[code] == Texts.unknown {
        let result = body(source.dictionary[code])
        known[code] = result == nil ? CellState.absent : CellState.value
        table[code] = result ?? placeholder
      }
      values[row] = table[code]
      if known[code] != CellState.value { missing.append(row) }
    }
    var states = codes.states
    if !missing.isEmpty, states.isEmpty {
      states = [UInt8](repeating: CellState.value, count: values.count)
    }
    for row in missing { states[row] = CellState.absent }
    return Cells(values: values, states: states, isConstant: codes.isConstant)
  }

  private static let unknown: UInt8 = 255

  /// Returns the texts that `body` makes of each row's text; it is asked once per distinct text.
  func mapped(_ body: (String) -> String?) -> Texts {
    var interner = TextInterner()
    let codes = looked(up: UInt32(0)) { text in body(text).map { interner.code(of: $0) } }
    return Texts(codes: codes, dictionary: interner.dictionary)
  }
}

/// Gives distinct texts codes in order of first appearance.
struct TextInterner {
  /// The texts by code.
  private(set) var dictionary: [String] = []
  private var codes: [String: UInt32] = [:]

  init() {}

  /// Creates an interner that knows the texts of a dictionary under their codes.
  init(_ dictionary: [String]) {
    self.dictionary = dictionary
    for (code, text) in dictionary.enumerated() where codes[text] == nil {
      codes[text] = UInt32(truncatingIfNeeded: code)
    }
  }

  /// Returns the code of a text, a new one if the text is new.
  mutating func code(of text: String) -> UInt32 {
    if let known = codes[text] { return known }
    let code = UInt32(truncatingIfNeeded: dictionary.count)
    codes[text] = code
    dictionary.append(text)
    return code
  }
}
