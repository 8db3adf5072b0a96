import Features
import InferenceLog

extension Pipeline {
  /// Returns this pipeline over the files of a reference instead of the request log.
  ///
  /// Columns are the same, so that profiles compare. `state` is the folder of the ledger.
  public func reading(_ files: ReferenceFiles, state: String) -> Pipeline {
    var pipeline = self
    // References know no outcomes.
    pipeline.requests.plan.fields = Array(
      requests.plan.fields.prefix(loggedFeatureFields.upperBound))
    pipeline.labels = nil
    pipeline.segments = []
    pipeline.requests.name = "reference"
    pipeline.requests.patterns = files.patterns
    if files.format == .csv { pipeline.readCSV() }
    pipeline.settleSeconds = 0
    pipeline.dedupeSeconds = nil
    pipeline.stateFolder = state
    return pipeline
  }

  /// Plans to read comma-separated values whose header names inputs, outputs or their paths.
  private mutating func readCSV() {
    var names: [String: String] = [:]
    var fields: [FieldPlan] = []
    for input in inputs {
      names[input.path.description] = input.name
      fields.append(FieldPlan(path: FieldPath(steps: [.key(input.name)]), type: input.type))
    }
    // Outputs keep the names of their paths, unless these are taken by an input.
    for column in output.columns {
      names[column.name] = names[column.name] ?? column.path.description
      fields.append(
        FieldPlan(
          path: FieldPath(steps: [.key(column.path.description)]), type: column.type))
    }
    for field in requests.plan.fields.dropFirst(fields.count) {
      fields.append(
        FieldPlan(path: FieldPath(steps: [.key(field.path.description)]), type: field.type))
    }
    let time = requests.plan.time.description
    requests.csv = CSVLines.Names(
      fields: names, missing: (field: time, value: windows.epochSeconds))
    requests.plan = ExtractionPlan(
      time: FieldPath(steps: [.key(time)]), timeFormat: requests.plan.timeFormat, fields: fields)
    loggedFeatures = nil
  }

  /// Returns whether a feature, by its index in the plan, depends on the time of the call.
  public func dependsOnTime(feature index: Int) -> Bool {
    featuresBehind(outputNamed: featurePlan.outputs[index].name).contains {
      ExpressionNames.names(in: $0.expression).contains("ts")
    }
  }
}
