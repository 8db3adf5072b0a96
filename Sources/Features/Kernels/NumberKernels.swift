import InferenceLog

/// A number from a number.
protocol UnaryKernel: SendableMetatype {
  /// Whether the last result is worth remembering: the function is slow, and neighbours are often
  /// equal.
  static var remembers: Bool { get }
  static func value(_ x: Double) -> Double
}

extension UnaryKernel {
  static var remembers: Bool { false }
}

/// A number from two numbers.
protocol BinaryKernel: SendableMetatype {
  static func value(_ x: Double, _ y: Double) -> Double
}

/// A kernel with its operands exchanged.
enum Exchanged<Kernel: BinaryKernel>: BinaryKernel {
  @inline(__always) static func value(_ x: Double, _ y: Double) -> Double { Kernel.value(y, x) }
}

/// Loops over columns of numbers.
///
/// Results replace the first operand in its own memory: a
/// temporary is never copied, and a column of the batch is copied once.
enum NumberKernels {
  static func unary<Kernel: UnaryKernel>(_: Kernel.Type, _ x: consuming Cells<Double>)
    -> Cells<Double>
  {
    if Kernel.remembers {
      replaceRemembering(Kernel.self, &x.values)
    } else {
      replace(&x.values) { Kernel.value($0) }
    }
    return x
  }

  /// Replaces every element by its result, which equal neighbours share.
  ///
  /// Patterns are compared, since functions tell zeros apart by their sign.
  private static func replaceRemembering<Kernel: UnaryKernel>(
    _: Kernel.Type, _ values: inout [Double]
  ) {
    var span = values.mutableSpan
    var argument = 0.0
    var result = Kernel.value(argument)
    for row in 0..<span.count {
      if span[row].bitPattern != argument.bitPattern {
        argument = span[row]
        result = Kernel.value(argument)
      }
      span[row] = result
    }
  }

  static func binary<Kernel: BinaryKernel>(
    _: Kernel.Type, _ x: consuming Cells<Double>, _ y: consuming Cells<Double>
  ) -> Cells<Double> {
    if x.isMissingConstant { return x }
    if y.isMissingConstant { return y }
    if y.isConstant {
      let constant = y.values[0]
      replace(&x.values) { Kernel.value($0, constant) }
      return x
    }
    if x.isConstant {
      let constant = x.values[0]
      replace(&y.values) { Kernel.value(constant, $0) }
      return y
    }
    x.states = Presence.both(x.states, y.states)
    combine(Kernel.self, &x.values, y.values)
    return x
  }

  /// Replaces every element by its result.
  @inline(__always)
  static func replace(_ values: inout [Double], _ body: (Double) -> Double) {
    var span = values.mutableSpan
    for row in 0..<span.count { span[row] = body(span[row]) }
  }

  /// Replaces every element by its result with the other column's element.
  @inline(__always)
  static func combine<Kernel: BinaryKernel>(
    _: Kernel.Type, _ values: inout [Double], _ others: [Double]
  ) {
    let other = others.span
    var span = values.mutableSpan
    let count = min(span.count, other.count)
    for row in 0..<count { span[row] = Kernel.value(span[row], other[row]) }
  }
}
