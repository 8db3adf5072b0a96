/// The paths of a plan as a tree, to tell which values of a record no path leads to.
struct PlanTree {
  struct Node {
    var keys: [[UInt8]: Int] = [:]
    var indexes: [Int: Int] = [:]
    /// Whether the elements of an array are read as a vector.
    var isVector = false
    /// Whether the elements of an array are rows.
    var isRows = false
  }

  /// The node of the record.
  static let record = 0
  /// The node of a row.
  static let row = 1

  private(set) var nodes = [Node(), Node()]

  init(_ plan: CompiledPlan) {
    for slot in plan.slots { add(slot.steps, from: Self.record, isVector: slot.isVector) }
    for slot in plan.rowSlots { add(slot.steps, from: Self.row, isVector: slot.isVector) }
    guard let rows = plan.rows else { return }
    let node = add(rows, from: Self.record, isVector: false)
    nodes[node].isRows = true
  }

  @discardableResult
  private mutating func add(_ steps: [CompiledPlan.Step], from root: Int, isVector: Bool) -> Int {
    var node = root
    for step in steps {
      let next: Int
      switch step {
      case .key(let key):
        next = nodes[node].keys[key] ?? nodes.count
        nodes[node].keys[key] = next
      case .index(let index):
        next = nodes[node].indexes[index] ?? nodes.count
        nodes[node].indexes[index] = next
      }
      if next == nodes.count { nodes.append(Node()) }
      node = next
    }
    if isVector { nodes[node].isVector = true }
    return node
  }
}
