import InferenceLog

/// One run of a plan over one batch: what its expressions read.
struct Evaluation {
  let batch: RecordBatch
  /// The values of the steps so far, in the order of the plan.
  var steps: [Value?]
  /// The inputs that were read, their states reduced.
  private var inputs: [Value?]
  /// The values of expressions that occur several times, and how often they are still needed.
  private var shared: [Value?]
  private var remainingUses: [Int]

  init(batch: RecordBatch, inputCount: Int, stepCount: Int, uses: [Int]) {
    self.batch = batch
    inputs = Array(repeating: nil, count: inputCount)
    steps = Array(repeating: nil, count: stepCount)
    shared = Array(repeating: nil, count: uses.count)
    remainingUses = uses
  }

  var rowCount: Int { batch.rowCount }

  /// Returns the values of an earlier step.
  func step(_ index: Int) -> Value {
    guard let value = steps[index] else {
      preconditionFailure("an earlier step is evaluated before it is used")
    }
    return value
  }

  /// Returns the values of a step as a column.
  func column(ofStep index: Int) -> Column { step(index).column(rowCount: rowCount) }

  /// Returns the values of an input.
  mutating func input(_ index: Int) -> Value {
    if let known = inputs[index] { return known }
    let value = Value(batch.columns[index])
    inputs[index] = value
    return value
  }

  /// Returns the values of an expression that occurs several times; it is evaluated once, and
  /// forgotten at its last use so that its memory can be used for the result.
  mutating func shared(_ slot: Int, _ compute: (inout Evaluation) -> Value) -> Value {
    remainingUses[slot] -= 1
    if let known = shared[slot] {
      if remainingUses[slot] <= 0 { shared[slot] = nil }
      return known
    }
    let value = compute(&self)
    if remainingUses[slot] > 0 { shared[slot] = value }
    return value
  }
}
