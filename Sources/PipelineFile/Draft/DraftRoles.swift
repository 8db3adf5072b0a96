import InferenceLog

/// Which field of a log plays which part in a pipeline, as far as names and values tell.
struct DraftRoles {
  /// When the call was made.
  let time: FieldGuess?
  let id: FieldGuess?
  /// The index of the row in its call, where calls have a record for each row.
  let row: FieldGuess?
  let status: FieldGuess?
  let latency: FieldGuess?
  let host: FieldGuess?
  let modelName: FieldGuess?
  let modelVersion: FieldGuess?
  /// The array whose elements are the rows of batched calls.
  let rows: FieldSurvey.Elements?
  let score: FieldGuess?
  let decision: FieldGuess?
  let value: FieldGuess?
  /// The fields that the model saw, those of rows first.
  let inputs: [Input]
  /// Fields of the records that have no part.
  let unused: [FieldGuess]

  /// A field that the model saw.
  struct Input {
    var guess: FieldGuess
    /// Whether it is one of the record, and not of the row, in a log of batched calls.
    var isOfRecord: Bool
  }

  /// The object that seems to hold the vector as the server made it of the other inputs; nil where all
  /// inputs lie in it, or none.
  var loggedFeatures: FieldPath? {
    let places = inputs.map { input in
      input.guess.keys.dropLast().firstIndex { $0 == "features" || $0 == "feature" }
    }
    guard places.contains(nil), let index = places.firstIndex(where: { $0 != nil }),
      let depth = places[index]
    else { return nil }
    return FieldPath(steps: Array(inputs[index].guess.field.path.steps[...depth]))
  }

  /// Deals out the parts.
  init(_ survey: FieldSurvey) {
    var free = FieldPool(survey.fields, records: survey.objects)
    time =
      free.take(Names.time, exactly: true, where: \.isInstant, complete: true)
      ?? free.take([""], where: \.isInstant, complete: true)
    (id, row) = free.takeId()
    status = free.take(Names.status, exactly: true, where: \.isStatus)
    latency = free.take(Names.latency) { $0.isNumeric && !$0.isInstant }
    host = free.take(Names.host, exactly: true) { $0.field.facts.mainKind == .text }
    modelVersion = free.takeModel(["version", "modelversion"])
    modelName = free.takeModel(["name", "model", "modelname", "modelid"])

    let rows = survey.arrays.filter { !$0.fields.isEmpty }.max {
      ($0.fields.count, $1.path.description) < ($1.fields.count, $0.path.description)
    }
    var answers = FieldPool(rows?.fields ?? [], records: rows?.count ?? 0)
    if rows == nil { swap(&answers, &free) }
    (score, decision, value) = answers.takeAnswers()
    if rows == nil { swap(&answers, &free) }

    self.rows = rows
    let ofRows = (rows == nil ? [] : answers.rest).map { Input(guess: $0, isOfRecord: false) }
    let ofRecords = free.takeInputs(areOthers: !ofRows.isEmpty)
    inputs = ofRows + ofRecords.map { Input(guess: $0, isOfRecord: rows != nil) }
    unused = free.rest.filter { $0.field.path != rows?.path }
  }
}

/// The names that people give to the parts, in lower-case letters and digits.
enum Names {
  static let time = [
    "ts", "timestamp", "time", "eventtime", "requesttime", "datetime", "date", "loggedat",
    "createdat", "receivedat", "starttime", "created",
  ]
  static let id = [
    "requestid", "callid", "inferenceid", "predictionid", "eventid", "traceid", "correlationid",
    "transactionid", "uuid", "id",
  ]
  static let status = [
    "status", "statuscode", "httpstatus", "responsecode", "responsestatus", "code",
  ]
  static let row = ["row", "rowindex", "rowid", "instanceindex"]
  static let latency = [
    "latency", "duration", "elapsed", "responsetime", "executiontime", "processingtime", "took",
  ]
  static let host = [
    "host", "hostname", "server", "servername", "pod", "podname", "node", "instance",
  ]
  static let answer = [
    "output", "outputs", "response", "result", "results", "prediction", "predictions", "answer",
  ]
  static let input = [
    "input", "inputs", "features", "feature", "instance", "instances", "payload", "data", "request",
    "body", "record", "row",
  ]
  static let score = ["score", "prob", "confidence"]
  static let decision = ["label", "class", "decision", "category", "ypred", "predicted"]
  static let value = ["prediction", "predicted", "value", "yhat", "ypred", "estimate", "forecast"]
  /// What is beside the inputs where no key encloses those alone.
  static let notInput = [
    "error", "message", "errormessage", "requester", "useragent", "path", "uri",
  ]
  /// Fields that only access logs of nginx and Envoy have.
  static let access: Set = ["upstreamaddr", "upstreamhost", "responseflags"]
}

/// Fields that wait for a part.
struct FieldPool {
  /// What no part was found for, in the order of the log.
  private(set) var rest: [FieldGuess]
  private let records: Int

  /// Creates a pool of the fields of so many records or rows.
  init(_ fields: [FieldSurvey.Field], records: Int) {
    let enclosing = Set(
      fields.flatMap { field in
        field.path.steps.indices.dropFirst().map {
          FieldPath(steps: Array(field.path.steps[..<$0]))
        }
      })
    // An object that is null at times is told by its fields.
    rest = fields.filter { !enclosing.contains($0.path) }.sorted { $0.place < $1.place }
      .map(FieldGuess.init)
    self.records = records
  }

  /// Takes out the field that fits the earliest of `names`, the least nested of several.
  mutating func take(
    _ names: [String], exactly: Bool = false, where fits: (FieldGuess) -> Bool = { _ in true },
    complete: Bool = false
  ) -> FieldGuess? {
    for name in names {
      let found = rest.indices.filter { index in
        let guess = rest[index]
        return (exactly ? guess.name == name : guess.name.contains(name) || name.isEmpty)
          && (!complete || guess.isComplete(of: records)) && fits(guess)
      }
      let nearest = found.min { rest[$0].keys.count < rest[$1].keys.count }
      if let nearest { return rest.remove(at: nearest) }
    }
    return nil
  }

  /// Takes out the id of the call, and the index of the row where records of a call share the id.
  mutating func takeId() -> (id: FieldGuess?, row: FieldGuess?) {
    if let id = take(Names.id, exactly: true, where: \.isDistinct, complete: true) {
      return (id, nil)
    }
    if rest.contains(where: { Names.row.contains($0.name) }),
      let shared = take(Names.id, exactly: true, complete: true)
    {
      return (shared, take(Names.row, exactly: true))
    }
    let id = take(["id"], where: { $0.isDistinct && $0.name.hasSuffix("id") }, complete: true)
    return (id, nil)
  }

  /// Takes out what names the model or its version: a field of `model`, or one whose name says it.
  mutating func takeModel(_ names: [String]) -> FieldGuess? {
    take(names, exactly: true) { guess in
      let isOfModel = guess.keys.dropLast().last == "model"
      return [.text, .number].contains(guess.field.facts.mainKind)
        && (guess.name.hasPrefix("model") || isOfModel || guess.keys == ["version"])
    }
  }

  /// Takes out the fields of the answer.
  mutating func takeAnswers() -> (score: FieldGuess?, decision: FieldGuess?, value: FieldGuess?) {
    let isAnswer = { (guess: FieldGuess) in
      guess.keys.dropLast().contains(where: Names.answer.contains) || guess.keys.count == 1
    }
    let score = take(Names.score) { isAnswer($0) && $0.isShare }
    let decision = take(Names.decision) {
      isAnswer($0) && [.text, .number, .boolean].contains($0.field.facts.mainKind)
        && !$0.isInstant && !($0.isNumeric && $0.field.facts.distinct > 64)
    }
    guard score == nil, decision == nil else { return (score, decision, nil) }
    let isNumber = { (guess: FieldGuess) in isAnswer(guess) && guess.isNumeric && !guess.isInstant }
    let value =
      take(Names.value, where: isNumber) ?? take(Names.answer, exactly: true, where: isNumber)
      ?? take([""]) { guess in
        guess.keys.dropLast().contains(where: Names.answer.contains) && guess.isNumeric
      }
    return (nil, nil, value)
  }

  /// Takes out the fields below a key that says that it holds inputs; where there is none, all but
  /// what is below an answer.
  mutating func takeInputs(areOthers: Bool) -> [FieldGuess] {
    let below = { (guess: FieldGuess, names: [String]) in
      guess.keys.dropLast().contains(where: names.contains)
    }
    var inputs = rest.filter { below($0, Names.input) && !below($0, Names.answer) }
    if inputs.isEmpty, !areOthers {
      inputs = rest.filter { guess in
        !below(guess, Names.answer) && !Names.notInput.contains(guess.name)
          && !guess.name.hasSuffix("id")
      }
    }
    let taken = Set(inputs.map(\.field.path))
    rest.removeAll { taken.contains($0.field.path) }
    return inputs
  }
}
