/// What the keys of the documents mean, for the schemas; a test proves that none is left out.
enum Descriptions {
  /// The description of every key, by `Type.key`.
  static let text = report.merging(others) { first, _ in first }
    .merging(multivariate) { first, _ in first }
    .merging(inferred) { first, _ in first }
    .merging(performance) { first, _ in first }
    .merging(objectives) { first, _ in first }
    .merging(window) { first, _ in first }

  private static let others: [String: String] = [
    "IndexDocument.formatVersion": "The version of this format.",
    "IndexDocument.pipeline": "The pipeline.",
    "IndexDocument.asOf":
      "The time up to which data counted (RFC 3339); null where everything did.",
    "IndexDocument.latest":
      "The newest complete window of the first granularity; null where there is none.",
    "IndexDocument.windows": "All windows by granularity, finest first, each in order of time.",
    "IndexDocument.incidents": "Open and closed incidents, newest first.",
    "IndexDocument.estimates":
      "How estimates of performance turned out once labels were there, by granularity.",
    "IndexDocument.events": "The events of the pipeline file, in the order of time.",
    "IndexDocument.unreadable":
      "Files and folders that the run could not read, so that the report may lack rows; null where"
      + " there is none.",
    "IndexDocument.unusable":
      "Files of which no line counts, so that the report lacks what they hold; null where there is"
      + " none.",
    "UnusableFileDocument.source": "The name of the source.",
    "UnusableFileDocument.path": "The path relative to the source's folder.",
    "UnusableFileDocument.lines": "The lines that were read.",
    "UnusableFileDocument.damage": "What is damaged; null for an intact file.",
    "UnusableFileDocument.offset":
      "The byte of the compressed file at which the damaged gzip member begins; null for an intact"
      + " file.",
    "UnusableFileDocument.rejection":
      "Why most of the lines were rejected; null where there is none.",
    "UnusableFileDocument.isNewest":
      "Whether it comes, by path, after all files of its source with a record.",
    "UnreadableDocument.source": "The name of the source.",
    "UnreadableDocument.path":
      "The path relative to the source's folder; empty: that folder itself.",
    "UnreadableDocument.isFolder": "Whether it is a folder: then nothing below it was read.",
    "SiteDocument.formatVersion": "The version of this format.",
    "SiteDocument.locale": "The language of the page: `en` or `ko`.",
    "SiteDocument.reports": "The reports, worst first, then by title and path.",
    "SiteReportDocument.path": "Its folder, relative to the start page's.",
    "SiteReportDocument.name": "The pipeline's name; null where the report cannot be read.",
    "SiteReportDocument.title":
      "The title that stakeholders know; the folder where the report cannot be read.",
    "SiteReportDocument.status":
      "The newest complete window's verdict; no data where there is none.",
    "SiteReportDocument.sentence": "The verdict in a sentence; null where there is none.",
    "SiteReportDocument.window": "The newest complete window; null where there is none.",
    "SiteReportDocument.granularity": "Its granularity; null where there is none.",
    "SiteReportDocument.page":
      "Its page, relative to the start page's folder; null where there is none.",
    "SiteReportDocument.areas": "Its ten areas in their fixed order; empty where there are none.",
    "SiteReportDocument.reason": "Why there is no verdict; null where there is one.",
    "ColumnsDocument.formatVersion": "The version of this format.",
    "ColumnsDocument.pipeline": "The pipeline.",
    "ColumnsDocument.granularity": "The granularity of the windows, the finest.",
    "ColumnsDocument.windows": "The newest windows that are over, in order of time.",
    "ColumnsDocument.columns":
      "The columns, worst first: by the newest status, then by how often they were marked, then by "
      + "name.",
    "ColumnsWindowDocument.name": "Its name.",
    "ColumnsWindowDocument.start": "Its start (RFC 3339 with offset).",
    "ColumnsWindowDocument.path": "Its page relative to the report's folder.",
    "ColumnHistoryDocument.name": "The name in the pipeline file.",
    "ColumnHistoryDocument.role": "What the column is.",
    "ColumnHistoryDocument.points": "Its state in each of the windows, in their order.",
    "ColumnPointDocument.psi": "Its PSI; null where nothing was compared.",
    "ColumnPointDocument.status":
      "The worst finding about it; OK where there is none, no data where it was not compared.",
    "ColumnPointDocument.coveredBy":
      "The id of the finding about several columns that tells of it; null where its own does, or none.",
    "EventDocument.kind": "What kind of event it is.",
    "EventDocument.title": "What happened.",
    "EventDocument.start": "When it began (RFC 3339 with offset).",
    "EventDocument.end":
      "When it was over (RFC 3339 with offset); null for a moment, and for what is not over.",
    "EstimateRecordDocument.granularity": "The granularity of the windows.",
    "EstimateRecordDocument.metric": "The metric.",
    "EstimateRecordDocument.windows":
      "How many windows have an estimate and at least 80 % of their labels.",
    "EstimateRecordDocument.meanError":
      "The mean distance of the estimate from the value by labels.",
    "EstimateRecordDocument.inBand":
      "In how many of the windows the value by labels lies in the estimate's band.",
    "LatestDocument.name": "Its name.",
    "LatestDocument.granularity": "Its granularity.",
    "LatestDocument.path": "Its page relative to the report's folder.",
    "LatestDocument.verdict": "Its verdict.",
    "LatestDocument.areas": "Its ten areas in their fixed order.",
    "IndexWindowDocument.name": "The stable name.",
    "IndexWindowDocument.granularity": "Its granularity.",
    "IndexWindowDocument.start": "The start (RFC 3339 with offset).",
    "IndexWindowDocument.end": "The end (RFC 3339 with offset).",
    "IndexWindowDocument.state": "Whether rows may still come.",
    "IndexWindowDocument.revision": "The n-th published state of its report.",
    "IndexWindowDocument.path": "The page relative to the report's folder.",
    "IndexWindowDocument.status": "Its verdict.",
    "IndexWindowDocument.sentence": "Its verdict in a sentence.",
    "IndexWindowDocument.areas": "Its ten areas in their fixed order.",
    "IndexWindowDocument.metrics": "The numbers of the trends.",
    "IndexWindowDocument.referenceFrom":
      "The first local date of the reference that decides; null where there is none.",
    "IndexWindowDocument.referenceTo": "The local date after its last; null where there is none.",
    "IndexWindowDocument.versions":
      "The model versions that answered in it, sorted; null where they are not known.",
    "IndexDocument.trends":
      "What is usual for the numbers of the newest complete windows, by granularity.",
    "TrendDocument.granularity": "The granularity of the windows.",
    "TrendDocument.metric": "The number, as `windows[].metrics` has it.",
    "TrendDocument.low": "The least value in the windows of the newest one's reference.",
    "TrendDocument.middle": "Their median.",
    "TrendDocument.high": "The largest value in them.",
    "TrendDocument.windows":
      "How many windows that are, without those in which the number's area was marked.",
    "TrendDocument.since":
      "The start of the first of the newest windows that lie beyond what is usual (by more than half "
      + "the width of its range), one after the other; null where the newest does not.",
    "AreaCellDocument.id": "Which of the ten areas.",
    "AreaCellDocument.status": "Its status.",
    "AreaCellDocument.metric": "The metric of the number; null where nothing was judged.",
    "AreaCellDocument.value": "The number that decided; null where nothing was judged.",
    "AreaCellDocument.limit": "Its limit; null where it has none.",
    "AreaCellDocument.bound": "Whether the number has to stay below or above `limit`.",
    "WindowMetricsDocument.calls": "Calls.",
    "WindowMetricsDocument.rows": "Rows.",
    "WindowMetricsDocument.errorRate": "Failed calls by calls; null where there are none.",
    "WindowMetricsDocument.p99": "The 99 % latency in seconds; null where there is none.",
    "WindowMetricsDocument.driftedColumns":
      "How many columns drifted; null where there is no reference.",
    "WindowMetricsDocument.performance":
      "How good the model was; null where no labels are joined.",
    "WindowMetricsDocument.cpu":
      "The share of processor time that the busiest host stays below 95 % of the time; null where no "
      + "host was read.",
    "WindowMetricsDocument.memory":
      "The share of memory that the fullest host stays below 95 % of the time; null where no host was "
      + "read.",
    "WindowMetricsDocument.disk":
      "The share of time that the busiest disk of any host stays below 95 % of the time; null where "
      + "no disk was read.",
    "WindowMetricsDocument.network":
      "The bytes per second that the host with most traffic receives or sends at most 95 % of the "
      + "time; null where no network was read.",
    "WindowMetricsDocument.maxPsi":
      "The largest PSI of any column; null where there is no reference.",
    "IncidentDocument.id": "The stable id, as `2013-07-14-outage`.",
    "IncidentDocument.area": "The area.",
    "IncidentDocument.metric": "The metric.",
    "IncidentDocument.column": "The column; null where it is about none.",
    "IncidentDocument.status": "The worst of its findings.",
    "IncidentDocument.start": "When it began (RFC 3339 with offset).",
    "IncidentDocument.end": "When it ended; null while it is open.",
    "IncidentDocument.sentence": "The incident in a sentence.",
    "IncidentDocument.windows":
      "The pages of the windows that it touches, relative to the report's folder.",
    "IncidentsDocument.formatVersion": "The version of this format.",
    "IncidentsDocument.pipeline": "The pipeline.",
    "IncidentsDocument.incidents": "Open and closed incidents, newest first.",
    "FindingLineDocument.formatVersion": "The version of this format.",
    "FindingLineDocument.pipeline": "The pipeline's name.",
    "FindingLineDocument.granularity": "The window's granularity.",
    "FindingLineDocument.window": "The window's name.",
    "FindingLineDocument.finding": "The finding.",
    "RunDocument.formatVersion": "The version of this format.",
    "RunDocument.started": "When the run began (RFC 3339).",
    "RunDocument.finished": "When it ended (RFC 3339).",
    "RunDocument.seconds": "How long it took.",
    "RunDocument.host": "The machine.",
    "RunDocument.version": "The version of the program.",
    "RunDocument.arguments": "The command line.",
    "RunDocument.pipelineFile": "Where the pipeline file lies.",
    "RunDocument.state": "Where the state lies.",
    "RunDocument.output": "Where the report lies.",
    "RunDocument.exitCode": "The exit code.",
    "RunDocument.files": "The files that the run looked at.",
    "RunDocument.windowsRendered": "How many windows were written.",
    "RunDocument.pagesWritten": "How many files of the report changed.",
    "RunDocument.bytesRead": "Compressed bytes read.",
    "RunDocument.rowsRead": "Rows read.",
    "RunDocument.keeping":
      "What became of the ids and labels that the state keeps; null without labels.",
    "RunKeepingDocument.from":
      "What is older is taken away (RFC 3339); null where there is no label yet.",
    "RunKeepingDocument.requestFilesPruned":
      "Request files whose ids and outputs were taken away after the run.",
    "RunKeepingDocument.labelFilesPruned":
      "Label files whose labels were taken away after the run.",
    "RunKeepingDocument.bytesPruned": "The bytes that these took in the state.",
    "RunKeepingDocument.filesReadAgain":
      "Files that were read again, since something reached back to what had been taken of them.",
    "RunKeepingDocument.windowsUnreached":
      "Windows that something reached back to and that stay as they were, since files are gone.",
    "RunDocument.messages": "Warnings of the run.",
    "RunFileDocument.source": "The name of the source.",
    "RunFileDocument.path": "Where it lies.",
    "RunFileDocument.state":
      "What became of it: new, unchanged, moved, gone, unreadable, …, in words.",
    "RunFileDocument.bytes": "Its size.",
    "RunFileDocument.note": "What is wrong with it; null where nothing is.",
    "ManifestDocument.formatVersion": "The version of this format.",
    "ManifestDocument.version": "The version of the program.",
    "ManifestDocument.configuration": "The pipeline file.",
    "ManifestDocument.inputs": "The log files, sorted by source and path.",
    "ManifestDocument.outputs":
      "All files of the report but run.json and this one, sorted by path.",
    "ManifestFileDocument.path":
      "The path relative to the report's folder; of the pipeline file its name.",
    "ManifestFileDocument.bytes": "Its size.",
    "ManifestFileDocument.sha256": "Its SHA-256 in hexadecimal.",
    "ManifestInputDocument.source": "The name of the source.",
    "ManifestInputDocument.path": "The path relative to the source's folder.",
    "ManifestInputDocument.bytes": "Its size.",
    "ManifestInputDocument.digest": "The XXH3-128 of its bytes in hexadecimal.",
  ]
}
