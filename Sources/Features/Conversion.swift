import InferenceLog

/// Conversions between types.
enum Conversion {
  /// Returns an expression of the declared type, or nil where there is no conversion.
  ///
  /// A number becomes the category of its text (21, not 21.0), a boolean the category `true` or
  /// `false` or the number 1 or 0.
  static func converted(_ typed: TypedExpression, to type: ColumnType) -> TypedExpression? {
    if typed.type == type { return typed }
    switch (typed, type) {
    case (.boolean(let compute), .number): return .number { compute(&$0).asNumbers }
    case (_, .category): return texts(of: typed).map { .category($0) }
    default: return nil
    }
  }

  /// Returns categories, numbers or booleans as texts; nil for other types.
  static func texts(of typed: TypedExpression) -> Compute<Texts>? {
    switch typed {
    case .category(let compute): compute
    case .number(let compute): { TextKernels.texts(of: compute(&$0)) }
    case .boolean(let compute): { TextKernels.texts(of: compute(&$0)) }
    case .timestamp, .vector: nil
    }
  }
}
