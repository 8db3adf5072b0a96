import Features
import InferenceLog
import Testing

@Suite struct VectorFunctionTests {
  static let sample = Sample(rowCount: 5).with(
    "v",
    .vectors([
      [], [3.5], [1, 2], [2.5, -1, 4, 0.125, 9],
      [
        54.881, 71.519, 60.276, 54.488, 42.365, 64.589, 43.759, 89.177, 96.366, 38.344, 79.173,
        52.889, 56.804, 92.56, 7.104, 8.713, 2.022, 83.262, 77.816, 87.001, 97.862, 79.916, 46.148,
        78.053, 11.827,
      ],
    ]))

  @Test(
    arguments: [
      ("sum(v)", [0.0, 3.5, 3.0, 14.625, 1476.914]),
      ("mean(v)", [nil, 3.5, 1.5, 2.925, 59.07656]),
      ("sd(v)", [nil, nil, 0.7071067811865476, 3.9206982796435637, 28.825002408326004]),
      ("min(v)", [nil, 3.5, 1.0, -1.0, 2.022]),
      ("max(v)", [nil, 3.5, 2.0, 9.0, 97.862]),
      ("norm(v)", [0.0, 3.5, 2.23606797749979, 10.211054059204661, 327.4021027238524]),
      ("length(v)", [0.0, 1.0, 2.0, 5.0, 25.0]),
      ("sd(diff(log(abs(v) + 1)))", [nil, nil, nil, 1.620249076872129, 1.0426744396211869]),
    ] as [(String, [Double?])])
  func `vectors agree with NumPy`(_ expression: String, _ expected: [Double?]) throws {
    let found = try Self.sample.cells(expression)
    for (row, golden) in expected.enumerated() {
      let cell = golden.map { Cell.number($0) } ?? .missing
      #expect(found[row].agrees(with: cell, within: 1e-13), "\(expression), row \(row)")
    }
  }

  /// Vectors of the length of a Python list, sliced there.
  @Test(arguments: [
    ("v[1:3]", [1.0, 2]), ("v[:2]", [0, 1]), ("v[3:]", [3, 4]), ("v[:]", [0, 1, 2, 3, 4]),
    ("v[-2:]", [3, 4]), ("v[:-3]", [0, 1]), ("v[-3:-1]", [2, 3]), ("v[3:1]", []),
    ("v[-99:2]", [0, 1]), ("v[4:99]", [4]), ("v[99:]", []), ("v[:-99]", []), ("v[2:2]", []),
    ("v[length(v) - 1:]", [4]), ("diff(v)[1:][0:2]", [1, 1]),
  ])
  func `slices clamp as in Python`(_ expression: String, _ expected: [Double]) throws {
    let sample = Sample().with("v", .vectors([[0, 1, 2, 3, 4]]))
    #expect(try sample.cells(expression) == [.vector(expected)])
  }

  @Test func `an index outside the vector is missing`() throws {
    let sample = Sample(rowCount: 8).with("v", .vectors(Array(repeating: [5, 6, 7], count: 8)))
      .with("i", .numbers([0, 2, 3, -1, -3, -4, 0.5, .infinity]))
    let expected: [Cell] = [
      .number(5), .number(7), .missing, .number(7), .number(5), .missing, .missing, .missing,
    ]
    #expect(try sample.cells("v[i]") == expected)
    #expect(try sample.cells("v[i:]")[6...] == [.missing, .missing])
    #expect(try sample.cells("[5, 6, 7][i]") == expected)
  }

  @Test func `vectors of different lengths do not combine`() throws {
    let sample = Sample(rowCount: 4).with("v", .vectors([[1, 2], [1, 2], nil, []]))
      .with("w", .vectors([[3, 4], [3], [1], []])).with("x", .numbers([10, nil, 1, 1]))
    #expect(try sample.cells("v + w") == [.vector([4, 6]), .missing, .missing, .vector([])])
    #expect(try sample.cells("v + x") == [.vector([11, 12]), .missing, .missing, .vector([])])
    #expect(try sample.cells("x - v") == [.vector([9, 8]), .missing, .missing, .vector([])])
    #expect(
      try sample.cells("v * [2, 3]") == [.vector([2, 6]), .vector([2, 6]), .missing, .missing])
    #expect(
      try sample.cells("[2, 3] - x") == [
        .vector([-8, -7]), .missing, .vector([1, 2]), .vector([1, 2]),
      ])
    #expect(try sample.cells("coalesce(v, w)")[2] == .vector([1]))
    #expect(try sample.cells("v if x > 5 else w")[0...1] == [.vector([1, 2]), .missing])
  }

  @Test func `a missing row has no elements even where the log left some`() throws {
    var sample = Sample(rowCount: 3)
    sample.inputs = [InputDefinition(name: "v", type: .vector)]
    sample.batch.columns = [
      .vector(
        VectorColumn(
          elements: [1, 2, 3, 4, 5], offsets: [0, 2, 4, 5],
          states: [CellState.value, CellState.invalid, CellState.coerced]))
    ]
    guard case .vector(let column) = try sample.column("v * 2") else { return #expect(Bool(false)) }
    #expect(column.elements == [2, 4, 10])
    #expect(column.offsets == [0, 2, 2, 3])
    #expect(column.states == [CellState.value, CellState.absent, CellState.value])
    #expect(try sample.cells("sum(v)") == [.number(3), .missing, .number(5)])
  }
}
