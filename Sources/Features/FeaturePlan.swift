// Features: rebuilds the vectors that a model saw from the inputs of its calls.
//
// In: the definitions of the pipeline file and, per batch, the columns that InferenceLog read.
// Out: a column per feature. Every error of an expression is found when the plan is made; a batch
// cannot fail: what goes wrong in a row is a missing or non-finite value in that row.
// Called by Replay, and by PipelineFile to check a file. It never reads files and never logs.

import InferenceLog

/// The features of a model, checked and ready to be evaluated.
///
/// A plan does not change and holds no batch, so threads may share it.
public struct FeaturePlan: Sendable {
  /// The name and type of each feature, in the order of the vector.
  ///
  /// `one_hot` makes one feature per listed value, named `feature=value`.
  public private(set) var outputs: [(name: String, type: ColumnType)] = []
  /// The names of the inputs that each output needs, also through other features, in the order of
  /// the inputs.
  ///
  /// The time of the call (`ts`) is not an input.
  public private(set) var dependencies: [[String]] = []

  private let inputs: [InputDefinition]
  /// What is computed, in this order; later steps may read the values of earlier ones.
  private let steps: [PlanBuilder.Step]
  /// Where the column of each output comes from.
  private var sources: [PlanBuilder.Source] = []
  private let sharedUses: [Int]

  /// Checks the definitions of features.
  ///
  /// - Parameters:
  ///   - features: the vector, in order; an expression may use inputs and earlier features.
  ///   - inputs: the columns of the batches to come, in their order.
  /// - Throws: `ExpressionError` for the first wrong definition, with its position.
  public init(
    features: [FeatureDefinition], inputs: [InputDefinition]
  ) throws(ExpressionError) {
    self.inputs = inputs
    try FeaturePlan.requireDistinctNames(inputs, features)
    var syntaxes: [Syntax] = []
    for feature in features {
      syntaxes.append(
        try Parser.syntax(of: feature.expression, feature: feature.name))
    }
    let parsed = Array(zip(features, syntaxes))
    // The first pass finds what occurs several times; the second one shares it.
    var first = PlanBuilder(inputs: inputs, features: features, repeated: RepeatedExpressions())
    for (feature, syntax) in parsed { try first.add(feature, syntax) }
    var second = PlanBuilder(inputs: inputs, features: features, repeated: first.found)
    for (feature, syntax) in parsed { try second.add(feature, syntax) }
    sharedUses = first.found.uses
    steps = second.steps
    for output in second.outputs { append(output) }
  }

  private mutating func append(_ output: PlanBuilder.Output) {
    outputs.append((output.name, output.type))
    sources.append(output.source)
    switch output.source {
    case .input(let index): dependencies.append([inputs[index].name])
    case .step(let index):
      dependencies.append(steps[index].inputs.sorted().map { inputs[$0].name })
    }
  }

  private static func requireDistinctNames(
    _ inputs: [InputDefinition], _ features: [FeatureDefinition]
  ) throws(ExpressionError) {
    var inputNames: Set<String> = []
    for input in inputs where !inputNames.insert(input.name).inserted {
      throw ExpressionError(
        kind: .wrongDefinition("two inputs are named '\(input.name)'"), feature: "",
        expression: "", range: 1..<2)
    }
    var names: Set<String> = []
    for feature in features {
      guard !feature.name.isEmpty, names.insert(feature.name).inserted else {
        let message =
          feature.name.isEmpty ? "a feature needs a name" : "two features have this name"
        throw ExpressionError(
          kind: .wrongDefinition(message), feature: feature.name, expression: feature.expression,
          range: 1..<2)
      }
    }
  }

  /// Computes the features of every row of a batch.
  ///
  /// The batch's columns are those of the inputs that the plan was made with, in the same order
  /// and of the same types; anything else is a programmer error and stops the program.
  /// - Complexity: O(rows) per operator of the expressions, and O(distinct texts) per operation on
  ///   categories.
  public func evaluate(_ batch: RecordBatch) -> FeatureBatch {
    precondition(
      batch.columns.count >= inputs.count, "the batch has fewer columns than the plan has inputs")
    var evaluation = Evaluation(
      batch: batch, inputCount: inputs.count, stepCount: steps.count, uses: sharedUses)
    for (index, step) in steps.enumerated() {
      var value = step.expression.evaluate(&evaluation)
      value.fill()
      evaluation.steps[index] = value
    }
    return FeatureBatch(
      columns: sources.map { source in
        switch source {
        case .input(let index): batch.columns[index]
        case .step(let index): evaluation.column(ofStep: index)
        }
      })
  }
}
