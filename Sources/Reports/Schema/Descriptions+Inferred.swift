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
    "ReferenceSchemaDocument.otherFields":
      "The fields that its requests have and the pipeline file does not name, at most 200; null where"
      + " they were not counted.",
    "KnownFieldDocument.path": "Its path.",
    "KnownFieldDocument.share": "The share of the reference's served rows that have it.",
    "OtherFieldsDocument.fields":
      "The fields in the order of their objects and names, at most 200: new ones, then those in most"
      + " rows. Named are those in at least 1 % of the served rows and in ten.",
    "OtherFieldsDocument.more":
      "How many further ones there are, those in too few rows among them.",
    "OtherFieldsDocument.openObjects":
      "The paths of objects with more fields than are told apart, as maps with a key per user.",
    "OtherFieldsDocument.known":
      "What the reference leads to expect: its fields, named and at most as many likewise; null"
      + " without a reference, or where it did not count them.",
    "OtherFieldDocument.path":
      "Its path; `[]` stands for all elements of an array, `*` for keys that are ids and the like.",
    "OtherFieldDocument.share": "The share of served rows that have it.",
    "OtherFieldDocument.referenceShare":
      "Their share in the reference; null without one, or where it was not counted.",
    "OtherFieldDocument.firstSeen": "When it was first seen in the window, to the hour.",
    "OtherFieldDocument.isNew": "Whether next to no row of the reference has it.",
    "InferredColumnDocument.name": "The name in the pipeline file.",
    "InferredColumnDocument.role": "What the column is.",
    "InferredColumnDocument.type":
      "The declared type: number, category, boolean, timestamp or vector.",
    "InferredColumnDocument.inferred": "What the reference leads to expect.",
  ]
}
