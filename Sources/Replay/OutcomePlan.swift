import Features
import InferenceLog
import Outcomes
import PipelineFile
import ProfileStore

/// Which columns of a row are kept, beside its key, for joining it with its label.
struct OutcomePlan: Sendable {
  /// Where a text of a row comes from.
  enum Text: Sendable, Hashable {
    /// A field of the extraction plan.
    case field(Int)
    /// An output of the feature plan.
    case feature(Int)
    case version
    case host
  }

  /// A segment and the text column that holds its values.
  struct SegmentColumn: Sendable, Hashable {
    /// The name as the pipeline file has it; `version` for model versions.
    var name: String
    /// The place among the text columns.
    var text: Int
  }

  /// The fields that hold the numbers of a row: what the model answered, then the label of a
  /// regression that is logged with the row.
  let numbers: [Int]
  /// Where the texts of a row come from.
  let texts: [Text]
  /// The text column of the class as logged; nil where none is.
  let classText: Int?
  /// The number column of a label that is logged with the row; nil: none.
  let ownNumber: Int?
  /// The text column of a label that is logged with the row; nil: none.
  let ownText: Int?
  /// The field that says which item of a ranking a row is; nil: none.
  let itemField: Int?
  /// The number column of the item's hash; nil: none.
  let itemNumber: Int?
  /// What outcomes are told apart by, model versions first.
  let segments: [SegmentColumn]
  /// The shape of a run of rows.
  let rowLayout: JoinLayout
  /// The shape of a run of labels.
  let labelLayout: JoinLayout

  /// Plans for a pipeline; nil where it has no labels.
  init?(_ pipeline: Pipeline) {
    guard let labels = pipeline.labels else { return nil }
    let isNumber = pipeline.output.task == .regression || pipeline.output.task == .ranking
    labelLayout = JoinLayout(numbers: isNumber ? 1 : 0, texts: isNumber ? 0 : 1)
    let first = pipeline.outputFields.lowerBound
    var numbers: [Int] = []
    var texts: [Text] = []
    var classText: Int?
    for (index, column) in pipeline.output.columns.enumerated() {
      if column.type == .number {
        numbers.append(first + index)
      } else {
        classText = texts.count
        texts.append(.field(first + index))
      }
    }
    var segments: [SegmentColumn] = []
    if pipeline.requests.plan.version != nil {
      segments.append(SegmentColumn(name: Self.versionSegment, text: texts.count))
      texts.append(.version)
    }
    for segment in pipeline.segments {
      segments.append(SegmentColumn(name: segment.name, text: texts.count))
      switch segment.column {
      case .input(let index): texts.append(.field(index))
      case .feature(let index): texts.append(.feature(index))
      case .field(let index): texts.append(.field(index))
      case .host: texts.append(.host)
      }
    }
    let own = labels.inRequest == nil ? nil : pipeline.labelField
    ownNumber = isNumber && own != nil ? numbers.count : nil
    ownText = !isNumber && own != nil ? texts.count : nil
    if let own, isNumber { numbers.append(own) }
    if let own, !isNumber { texts.append(.field(own)) }
    itemField = pipeline.itemField
    itemNumber = itemField == nil ? nil : numbers.count
    self.numbers = numbers
    self.texts = texts
    self.classText = classText
    self.segments = segments
    rowLayout = JoinLayout(
      numbers: numbers.count + (itemField == nil ? 0 : 1), texts: texts.count,
      meaning: ContentDigest(hashing: Array((pipeline.outcomeText ?? "").utf8)).high)
  }

  /// The name under which model versions are told apart.
  static let versionSegment = "version"
}

/// Takes the outputs of a file's served rows to sorted stretches.
struct OutcomeCollector {
  private var rows: JoinCollector
  private let plan: OutcomePlan

  /// Creates a collector for one file.
  init(_ plan: OutcomePlan, spill: Spill) {
    self.plan = plan
    rows = JoinCollector(layout: plan.rowLayout, isLabel: false, spill: spill)
  }

  /// Returns the outputs of all rows; none are left.
  mutating func finish() throws(StoreError) -> [PackedJoin] { try rows.finish() }

  /// Adds the rows of a batch at some places, ascending.
  ///
  /// `isShadow` tells which of them are shadow answers.
  mutating func add(
    _ places: [Int], of batch: RecordBatch, features: FeatureBatch, isShadow: (Int) -> Bool
  ) {
    guard !places.isEmpty else { return }
    for row in places {
      let id = batch.keys[row]
      let key = JoinKey(
        high: id.high, low: id.low, time: batch.times[row],
        rowIndex: batch.rowIndexes[row] & .max >> 1, line: batch.lines[row])
      rows.run.append(isShadow(row) ? key.shadow : key)
    }
    for (place, field) in plan.numbers.enumerated() {
      add(numbers: batch.columns[field], places, to: place)
    }
    if let field = plan.itemField, let place = plan.itemNumber {
      add(items: batch.columns[field], places, to: place)
    }
    for (place, text) in plan.texts.enumerated() {
      switch text {
      case .field(let field): add(texts: batch.columns[field], places, to: place)
      case .feature(let feature): add(texts: features.columns[feature], places, to: place)
      case .version: add(batch.versions, places, to: place)
      case .host: add(batch.hosts, places, to: place)
      }
    }
    rows.putAsideIfLarge()
  }

  private mutating func add(numbers column: Column, _ places: [Int], to place: Int) {
    guard case .number(let column) = column else {
      for _ in places { rows.run.append(number: .nan, to: place) }
      return
    }
    for row in places { rows.run.append(number: column.values[row], to: place) }
  }

  /// Adds the hashes of items; a row without one has none.
  private mutating func add(items column: Column, _ places: [Int], to place: Int) {
    guard case .category(let column) = column else {
      for _ in places { rows.run.append(number: .nan, to: place) }
      return
    }
    var hashes: [UInt32: Double] = [:]
    for row in places {
      let code = column.codes[row]
      guard CellState.holdsValue(column.states[row]) else {
        rows.run.append(number: .nan, to: place)
        continue
      }
      let hash =
        hashes[code] ?? ItemPlaces.hash(of: TextForm.composed(column.dictionary[Int(code)]))
      hashes[code] = hash
      rows.run.append(number: hash, to: place)
    }
  }

  private mutating func add(texts column: Column, _ places: [Int], to place: Int) {
    switch column {
    case .category(let column): add(column, places, to: place)
    case .boolean(let column):
      let codes = [rows.run.code(of: "false", in: place), rows.run.code(of: "true", in: place)]
      for row in places {
        let hasValue = CellState.holdsValue(column.states[row])
        rows.run.append(code: hasValue ? codes[column.values[row] ? 1 : 0] : 0, to: place)
      }
    default: for _ in places { rows.run.append(code: 0, to: place) }
    }
  }

  private mutating func add(_ column: CategoryColumn, _ places: [Int], to place: Int) {
    var last: (code: UInt32, own: UInt32)?
    for row in places {
      guard CellState.holdsValue(column.states[row]) else {
        rows.run.append(code: 0, to: place)
        continue
      }
      let code = column.codes[row]
      if last?.code != code {
        last = (code, rows.run.code(of: TextForm.composed(column.dictionary[Int(code)]), in: place))
      }
      rows.run.append(code: last?.own ?? 0, to: place)
    }
  }
}

extension Setup {
  /// How joined rows are read.
  func outcomeReading(_ plan: OutcomePlan) -> OutcomeReading {
    let output = pipeline.output
    let task: OutcomeTask =
      switch output.task {
      case .binary, .none: .binary
      case .multiclass: .multiclass(classes: output.scoredClasses)
      case .regression: .regression
      case .ranking: .ranking(ks: OutcomePlan.rankingLengths)
      }
    // Of several classes only the scores of all of them are read, not that of the chosen one.
    let own = plan.ownNumber == nil ? 0 : 1
    let scores = plan.numbers.count - own
    let first = output.task == .multiclass ? scores - output.scoredClasses.count : 0
    return OutcomeReading(
      task: task, numbers: first..<scores, classText: plan.classText, ownNumber: plan.ownNumber,
      itemNumber: plan.itemNumber, ownText: plan.ownText, segments: plan.segments.map(\.text),
      labelOrigins: pipeline.labelOrigins.count, threshold: output.threshold,
      pairing: Nanoseconds.of(Int64(pipeline.pairingSeconds ?? 0)),
      isPositive: { output.isPositive($0) })
  }
}

extension OutcomePlan {
  /// The lengths that rankings are judged at.
  static let rankingLengths = [5, 10]
}
