import InferenceLog

/// Operations on numbers, lifted to vectors where an operand is one.
enum Elementwise {
  /// Returns the kernel applied to a number or vector; nil for other types.
  static func unary<Kernel: UnaryKernel>(_: Kernel.Type, _ x: TypedExpression) -> TypedExpression? {
    switch x {
    case .number(let x): .number { NumberKernels.unary(Kernel.self, x(&$0)) }
    case .vector(let x): .vector { VectorKernels.unary(Kernel.self, x(&$0)) }
    default: nil
    }
  }

  /// Returns the kernel applied to numbers and vectors; nil for other types.
  static func binary<Kernel: BinaryKernel>(
    _: Kernel.Type, _ x: TypedExpression, _ y: TypedExpression
  ) -> TypedExpression? {
    switch (x, y) {
    case (.number(let x), .number(let y)):
      .number { evaluation in
        let left = x(&evaluation)
        return NumberKernels.binary(Kernel.self, left, y(&evaluation))
      }
    case (.vector(let x), .number(let y)):
      .vector { evaluation in
        let left = x(&evaluation)
        return VectorKernels.binary(Kernel.self, left, y(&evaluation))
      }
    case (.number(let x), .vector(let y)):
      .vector { evaluation in
        let left = x(&evaluation)
        return VectorKernels.binary(Exchanged<Kernel>.self, y(&evaluation), left)
      }
    case (.vector(let x), .vector(let y)):
      .vector { evaluation in
        let left = x(&evaluation)
        return VectorKernels.binary(Kernel.self, left, y(&evaluation))
      }
    default: nil
    }
  }
}
