import InferenceLog

/// `bucket(x, [e1, …, en])`: the number of edges at or below x, so bucket i is [e_i, e_i+1).
///
/// 0 below the first edge, n from the last edge on; NaN of NaN. As `numpy.digitize`.
enum Bucket: ExpressionFunction {
  static let name = "bucket"
  static let usage = "bucket(x, [edges])"
  static let argumentCounts = 2...2

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let x = try call.numeric(0)
    let edges = try call.literals.numbers(call.arguments[1], subject: call.subject(1))
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw call.wrong(1, "a list of ascending numbers")
    }
    switch x {
    case .vector(let compute):
      return .vector { evaluation in
        var vectors = compute(&evaluation)
        replace(&vectors.elements, edges)
        return vectors
      }
    case .number(let compute):
      return .number { evaluation in
        var cells = compute(&evaluation)
        replace(&cells.values, edges)
        return cells
      }
    default: preconditionFailure("the argument of bucket is numeric")
    }
  }

  private static func replace(_ values: inout [Double], _ edges: [Double]) {
    let edges = edges.span
    // Counting has no branches to predict wrongly, which beats bisection up to dozens of edges.
    if edges.count <= 32 {
      NumberKernels.replace(&values) { x in
        var count = 0
        for index in 0..<edges.count {
          count &+= Int(truncatingIfNeeded: edges[index] <= x ? UInt8(1) : 0)
        }
        return x.isNaN ? x : Double(count)
      }
      return
    }
    NumberKernels.replace(&values) { $0.isNaN ? $0 : Double(bisect(edges, $0)) }
  }

  private static func bisect(_ edges: Span<Double>, _ x: Double) -> Int {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
