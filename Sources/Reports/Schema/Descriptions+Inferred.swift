extension Descriptions {
  /// The keys of `columns[].inferred` and of `reference-schema.json`.
  static let inferred: [String: String] = [
    "InferredDocument.type":
      "What most values are: integer for numbers that are all whole, else the declared type; other"
      + " where most are not of it; null without values.",
    "InferredDocument.missing": "The share of rows without a value; null without rows.",
    "InferredDocument.min":
      "The smallest finite value; null where there is none or it is sensitive.",
    "InferredDocument.max":
      "The largest finite value; null where there is none or it is sensitive.",
    "InferredDocument.categories":
      "All categories, sorted; null beyond fifty, for numbers and where they are sensitive.",
    "InferredDocument.isConstant": "Whether all values are equal; null without values.",
    "InferredDocument.isUnique":
      "Whether no two values are equal; null below two values and where that is not counted.",
    "ReferenceSchemaDocument.formatVersion": "The version of this format.",
    "ReferenceSchemaDocument.pipeline": "The pipeline's name.",
    "ReferenceSchemaDocument.window": "The window whose reference it is, as `day/2013-04-01`.",
    "ReferenceSchemaDocument.columns":
      "The columns that the reference holds, in the order of the pipeline file.",
    "InferredColumnDocument.name": "The name in the pipeline file.",
    "InferredColumnDocument.role": "What the column is.",
    "InferredColumnDocument.type":
      "The declared type: number, category, boolean, timestamp or vector.",
    "InferredColumnDocument.inferred": "What the reference leads to expect.",
  ]
}
