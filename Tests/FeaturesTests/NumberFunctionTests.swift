import Features
import InferenceLog
import Testing

/// Goldens of NumPy 2 for numbers and vectors.
@Suite struct NumberFunctionTests {
  static let sample = Sample(rowCount: 12)
    .with("x", .numbers([-7.5, -2.5, -1, -0.5, 0, 0.3, 0.5, 1, 1.5, 2.5, 7.25, 1e6]))
    .with("y", .numbers([3, -3, 0.7, -0.7, 2, 0.25, -5, 0, 2.5, -2.5, 3, 7]))
    .with("v", .vectors((0..<12).map { [Double($0), 0.5] }))

  @Test(
    arguments: [
      ("abs(x)", [7.5, 2.5, 1.0, 0.5, 0.0, 0.3, 0.5, 1.0, 1.5, 2.5, 7.25, 1000000.0]),
      ("round(x)", [-8.0, -2.0, -1.0, -0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 2.0, 7.0, 1000000.0]),
      ("floor(x)", [-8.0, -3.0, -1.0, -1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 2.0, 7.0, 1000000.0]),
      ("ceil(x)", [-7.0, -2.0, -1.0, -0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 3.0, 8.0, 1000000.0]),
      (
        "sqrt(x)",
        [
          .nan, .nan, .nan, .nan, 0.0, 0.5477225575051661, 0.7071067811865476, 1.0,
          1.224744871391589, 1.5811388300841898, 2.692582403567252, 1000.0,
        ]
      ),
      (
        "exp(x)",
        [
          0.0005530843701478336, 0.0820849986238988, 0.36787944117144233, 0.6065306597126334, 1.0,
          1.3498588075760032, 1.6487212707001282, 2.718281828459045, 4.4816890703380645,
          12.182493960703473, 1408.1048482046956, .infinity,
        ]
      ),
      (
        "log(x)",
        [
          .nan, .nan, .nan, .nan, -.infinity, -1.2039728043259361, -0.6931471805599453, 0.0,
          0.4054651081081644, 0.9162907318741551, 1.9810014688665833, 13.815510557964274,
        ]
      ),
      (
        "log1p(x)",
        [
          .nan, .nan, -.infinity, -0.6931471805599453, 0.0, 0.26236426446749106, 0.4054651081081644,
          0.6931471805599453, 0.9162907318741551, 1.252762968495368, 2.1102132003465894,
          13.815511557963774,
        ]
      ),
      (
        "sin(x)",
        [
          -0.9379999767747389, -0.5984721441039565, -0.8414709848078965, -0.479425538604203, 0.0,
          0.29552020666133955, 0.479425538604203, 0.8414709848078965, 0.9974949866040544,
          0.5984721441039565, 0.8230808790115055, -0.34999350217129294,
        ]
      ),
      (
        "cos(x)",
        [
          0.3466353178350258, -0.8011436155469337, 0.5403023058681398, 0.8775825618903728, 1.0,
          0.955336489125606, 0.8775825618903728, 0.5403023058681398, 0.0707372016677029,
          -0.8011436155469337, 0.5679241732886948, 0.9367521275331447,
        ]
      ),
      (
        "tan(x)",
        [
          -2.706013866772691, 0.7470222972386603, -1.5574077246549023, -0.5463024898437905, 0.0,
          0.3093362496096232, 0.5463024898437905, 1.5574077246549023, 14.101419947171719,
          -0.7470222972386603, 1.4492795301268253, -0.373624453987599,
        ]
      ),
      ("sign(x)", [-1.0, -1.0, -1.0, -1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
      (
        "x + y",
        [-4.5, -5.5, -0.30000000000000004, -1.2, 2.0, 0.55, -4.5, 1.0, 4.0, 0.0, 10.25, 1000007.0]
      ),
      (
        "x - y",
        [
          -10.5, 0.5, -1.7, 0.19999999999999996, -2.0, 0.04999999999999999, 5.5, 1.0, -1.0, 5.0,
          4.25, 999993.0,
        ]
      ),
      ("x * y", [-22.5, 7.5, -0.7, 0.35, 0.0, 0.075, -2.5, 0.0, 3.75, -6.25, 21.75, 7000000.0]),
      (
        "x / y",
        [
          -2.5, 0.8333333333333334, -1.4285714285714286, 0.7142857142857143, 0.0, 1.2, -0.1,
          .infinity, 0.6, -1.0, 2.4166666666666665, 142857.14285714287,
        ]
      ),
      (
        "x % y",
        [
          1.5, -2.5, 0.3999999999999999, -0.5, 0.0, 0.04999999999999999, -4.5, .nan, 1.5, -0.0,
          1.25, 1.0,
        ]
      ),
      (
        "x ** y",
        [
          -421.875, -0.064, .nan, .nan, 0.0, 0.7400828044922853, 32.0, 1.0, 2.7556759606310752,
          0.10119288512538814, 381.078125, 1e+42,
        ]
      ),
      ("min(x, y)", [-7.5, -3.0, -1.0, -0.7, 0.0, 0.25, -5.0, 0.0, 1.5, -2.5, 3.0, 7.0]),
      ("max(x, y)", [3.0, -2.5, 0.7, -0.5, 2.0, 0.3, 0.5, 1.0, 2.5, 2.5, 7.25, 1000000.0]),
      (
        "atan2(x, y)",
        [
          -1.1902899496825317, -2.44685437739309, -0.960070362405688, -2.5213431676069717, 0.0,
          0.8760580505981934, 3.0419240010986313, 1.5707963267948966, 0.5404195002705842,
          2.356194490192345, 1.178456182579381, 1.5707893267948967,
        ]
      ),
      ("clip(x, -1, 2)", [-1.0, -1.0, -1.0, -0.5, 0.0, 0.3, 0.5, 1.0, 1.5, 2.0, 2.0, 2.0]),
      (
        "standardize(x, 1.5, 0.7)",
        [
          -12.857142857142858, -5.714285714285714, -3.5714285714285716, -2.857142857142857,
          -2.142857142857143, -1.7142857142857144, -1.4285714285714286, -0.7142857142857143, 0.0,
          1.4285714285714286, 8.214285714285715, 1428569.285714286,
        ]
      ),
      (
        "scale(x, -3, 4)",
        [
          -0.6428571428571429, 0.07142857142857142, 0.2857142857142857, 0.35714285714285715,
          0.42857142857142855, 0.4714285714285714, 0.5, 0.5714285714285714, 0.6428571428571429,
          0.7857142857142857, 1.4642857142857142, 142857.57142857142,
        ]
      ),
      (
        "bucket(x, [-1, 0, 0.5, 2.5])",
        [0.0, 0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 4.0]
      ),
      ("number(x < y)", [1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]),
      ("number(x >= y)", [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0]),
    ] as [(String, [Double])])
  func `numbers agree with NumPy`(_ expression: String, _ expected: [Double]) throws {
    let found = try Self.sample.cells(expression)
    for (row, golden) in expected.enumerated() {
      #expect(
        found[row].agrees(with: .number(golden), within: 1e-14), "\(expression), row \(row)")
    }
  }

  @Test(arguments: [
    "abs(x)", "sqrt(x)", "log1p(x)", "sin(x)", "x % 3", "2 ** x", "x / 4", "10 - x",
    "clip(x, -1, 2)",
    "standardize(x, 1.5, 0.7)", "bucket(x, [-1, 0, 0.5])", "atan2(x, 2)", "max(x, 0)", "min(0, x)",
  ])
  func `a function of numbers works on each element of a vector`(_ expression: String) throws {
    let numbers: [Double] = [-7.5, -0.5, 0, 0.3, 2.5]
    let sample = Sample(rowCount: 5).with("x", .numbers(numbers))
    let vectors = Sample(rowCount: 1).with("x", .vectors([numbers]))
    let column = try sample.cells(expression).map { cell -> Double in
      guard case .number(let number) = cell else { return 0 }
      return number
    }
    #expect(try vectors.cells(expression)[0].agrees(with: .vector(column)))
  }

  @Test func `many edges give the same buckets as few`() throws {
    let edges = (0..<40).map { "\($0)" }.joined(separator: ", ")
    let sample = Sample(rowCount: 6).with("x", .numbers([-1, 0, 0.5, 39, 1e9, .nan]))
    let expected: [Double] = [0, 1, 1, 40, 40, .nan]
    let found = try sample.cells("bucket(x, [\(edges)])")
    #expect(zip(found, expected).allSatisfy { $0.agrees(with: .number($1)) })
  }

  @Test func `NaN goes through arithmetic and loses comparisons`() throws {
    let sample = Sample().with("x", .numbers([.nan]))
    for expression in [
      "x + 1", "max(x, 1)", "max(1, x)", "min(x, 1)", "min(1, x)", "clip(x, 0, 1)", "sign(x)",
      "bucket(x, [1])", "x % 2", "coalesce(x, 1)", "round(x)", "sum([1, 2]) * x",
    ] {
      #expect(try sample.cells(expression)[0].agrees(with: .number(.nan)), "\(expression)")
    }
    for expression in ["x < 1", "x >= 1", "x == x", "x in [1]"] {
      #expect(try sample.cells(expression) == [.boolean(false)], "\(expression)")
    }
    #expect(try sample.cells("x != x") == [.boolean(true)])
    #expect(try sample.cells("concat(x)") == [.text("nan")])
  }

  @Test func `remainders are exact for integers and signed as in Python`() throws {
    let xs: [Double] = [7, -7, 7, -7, 0x1p53, 9_007_199_254_740_991, 1e18, 5.5, -5.5, 4, .infinity]
    let ys: [Double] = [3, 3, -3, -3, 3, 10, 7, 2, 2, .infinity, 2]
    let expected: [Double] = [1, 2, -2, -1, 2, 1, 1, 1.5, 0.5, 4, .nan]
    let sample = Sample(rowCount: xs.count).with("x", .numbers(xs)).with("y", .numbers(ys))
    let found = try sample.cells("x % y")
    for row in xs.indices {
      #expect(found[row].agrees(with: .number(expected[row])), "\(xs[row]) % \(ys[row])")
    }
  }
}
