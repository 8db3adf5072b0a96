import Checks
import Features
import Foundation
import InferenceLog
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// What every stage of a run needs to know of its pipeline, worked out once.
public struct Setup: Sendable {
  /// The version of the program.
  public static let version = "0.1.0"

  /// The pipeline.
  public let pipeline: Pipeline
  /// The columns of its profiles.
  public let schema: ProfileSchema
  /// What the pipeline declares of the columns' values, in the order of the schema.
  let contracts: [ColumnContract]
  /// What is kept of rows for joining labels; nil without labels.
  let outcomes: OutcomePlan?
  /// The calendars, finest first; the first one's windows are profiled.
  public let calendars: [WindowCalendar]
  /// The clock of the pipeline's zone.
  public let clock: LocalClock

  /// The metrics that a pipeline's checks may name.
  public static var metrics: [String] { MetricNames.all }

  /// What the files are that are read.
  enum Reading {
    /// Requests.
    case requests
    /// The calls of an access log: neither fields that nobody reads nor slow rows are counted.
    case calls
    /// A training set, of which calls are of no interest either.
    case trainingSet
  }

  /// Works out what a pipeline needs to read its requests.
  public init(_ pipeline: Pipeline) { self.init(pipeline, reading: .requests) }

  /// Works out what a pipeline needs to read such files.
  init(_ pipeline: Pipeline, reading: Reading) {
    self.pipeline = pipeline
    let clock = LocalClock(timeZone: TimeZone(identifier: pipeline.timeZone) ?? .gmt)
    self.clock = clock
    calendars = pipeline.windows.granularities.map {
      WindowCalendar(granularity: $0, clock: clock, epoch: pipeline.windows.epochSeconds)
    }
    schema = ProfileSchema(
      columns: Self.columns(of: pipeline), hashKey: pipeline.name,
      fields: reading == .requests ? DefinitionDigest(of: pipeline.readPathsText) : nil,
      slowAbove: reading == .requests ? pipeline.strictestLatency : nil,
      limits: reading == .trainingSet ? [] : pipeline.latencyLimits,
      logged: reading == .requests ? Self.loggedVector(of: pipeline) : nil)
    contracts = Self.contracts(of: pipeline, schema)
    outcomes = OutcomePlan(pipeline)
  }

  /// The calendar of the base windows.
  public var base: WindowCalendar { calendars[0] }

  private static func columns(of pipeline: Pipeline) -> [ProfiledColumn] {
    let outputs = pipeline.featurePlan.outputs
    let types =
      pipeline.inputs.map(\.type) + outputs.map(\.type) + pipeline.output.columns.map(\.type)
    let sensitive =
      pipeline.inputs.map(\.isSensitive)
      + outputs.indices.map { pipeline.isSensitive(feature: $0) }
      + pipeline.output.columns.map { _ in false }
    let ofCalls = pipeline.columnsOfCalls
    return pipeline.columnDefinitions.enumerated().map { index, definition in
      ProfiledColumn(
        name: definition.name, role: ColumnRole(rawValue: definition.role.rawValue) ?? .input,
        type: types[index],
        definition: DefinitionDigest(of: definition.text + "\u{0}\(sensitive[index])"),
        isSensitive: sensitive[index],
        repeatsInput: definition.role == .feature && repeatsInput(definition.name, pipeline),
        isOfCall: ofCalls[index])
    }
  }

  /// Returns where batches hold the logged features: behind inputs and outputs.
  private static func loggedVector(of pipeline: Pipeline) -> LoggedVector? {
    guard let logged = pipeline.loggedFeatures, !pipeline.featurePlan.outputs.isEmpty else {
      return nil
    }
    return LoggedVector(
      firstColumn: pipeline.loggedFeatureFields.lowerBound,
      tolerance: logged.tolerance, definition: DefinitionDigest(of: pipeline.agreementText))
  }

  /// Returns whether a feature is an input as it is.
  private static func repeatsInput(_ name: String, _ pipeline: Pipeline) -> Bool {
    guard let feature = pipeline.features.first(where: { $0.name == name }) else { return false }
    let expression = feature.expression.filter { $0 != " " }
    return pipeline.inputs.contains { input in
      (expression == input.name || expression == "input.\(input.name)")
        && (feature.type == nil || feature.type == input.type)
    }
  }

  /// The digest of the column definitions, of which of them are sampled, of what is read of a record
  /// at all, of which calls are slow, of the limits that they are counted by, and of the logged vector;
  /// their order does not matter.
  var columnsDigest: ContentDigest {
    let definitions =
      schema.columns.map(\.definition)
      + [
        schema.sampleDefinition, schema.fieldsDefinition, schema.slowDefinition,
        schema.limitsDefinition, schema.loggedVector?.definition,
      ].compactMap(\.self)
    let digests =
      definitions.map { "\($0.high) \($0.low)" } + [pipeline.outcomeText ?? ""]
      + (pipeline.access != nil && pipeline.joinsAccess ? ["joined with an access log"] : [])
    return ContentDigest(hashing: Array(Set(digests).sorted().joined(separator: "\n").utf8))
  }

  /// 1990-01-01 in nanoseconds since 1970.
  private static let earliestPlausibleChange: Int64 = 631_152_000_000_000_000

  /// Returns the latest time that a record of a file may have, by when the file was changed.
  ///
  /// Nil where that does not tell. All times are nanoseconds since 1970. A file's time of change tells
  /// when its records must have been written, unless it was lost on the way (archives that are unpacked
  /// with a zero time).
  func latestTime(inFileChanged modified: Int64) -> Int64? {
    guard modified > Self.earliestPlausibleChange else { return nil }
    let tolerance = Int64(pipeline.windows.toleranceSeconds) * 1_000_000_000
    let latest = modified.addingReportingOverflow(tolerance)
    return latest.overflow ? nil : latest.partialValue
  }

  /// The digests of what is read of other sources than the requests, by source.
  var otherDigests: [String: ContentDigest] {
    var texts = pipeline.metrics.map { ($0.name, $0.text) }
    if let access = pipeline.access {
      let limits = schema.limitsDefinition.map { "limits \($0.high) \($0.low)\n" } ?? ""
      texts.append((access.name, access.text + limits))
    }
    texts += pipeline.labels?.sources.map { ($0.name, pipeline.text(of: $0)) } ?? []
    return Dictionary(
      texts.map { ($0, ContentDigest(hashing: Array($1.utf8))) }, uniquingKeysWith: { $1 })
  }

  /// The digest of everything in the pipeline file that decides a report's bytes.
  var configurationDigest: ContentDigest {
    ContentDigest(hashing: Array((pipeline.renderingText + Self.version).utf8))
  }

  /// What the state is bound to.
  var identity: StoreIdentity {
    StoreIdentity(
      pipeline: pipeline.name,
      settings: [
        "time zone": pipeline.timeZone,
        "finest window": pipeline.windows.base.name,
        "request source": pipeline.sourceIdentityText,
      ])
  }
}
