import Checks
import Features
import InferenceLog
import PipelineFile
import Profiles

extension Setup {
  /// What the pipeline declares of the columns' values, in the order of the schema.
  static func contracts(of pipeline: Pipeline, _ schema: ProfileSchema) -> [ColumnContract] {
    var blocks: [String: String] = [:]
    let inputs = pipeline.inputs.map { input in
      let block = block(of: input.path)
      blocks[input.name] = block
      let listed = input.categories.map { categories in
        Set(categories.map { schema.stored($0, isSensitive: input.isSensitive) })
      }
      return ColumnContract(
        range: input.range, categories: listed, blocks: block.map { [$0] } ?? [])
    }
    let features = pipeline.featurePlan.outputs.indices.map { index in
      ColumnContract(
        blocks: Set(pipeline.featurePlan.dependencies[index].compactMap { blocks[$0] }).sorted())
    }
    return inputs + features + pipeline.output.columns.map { _ in ColumnContract() }
  }

  /// Returns the path of the object that a field lies in; nil at the top of the record or row.
  private static func block(of path: FieldPath) -> String? {
    path.steps.count > 1 ? FieldPath(steps: path.steps.dropLast()).description : nil
  }
}
