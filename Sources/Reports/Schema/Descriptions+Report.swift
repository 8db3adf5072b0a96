extension Descriptions {
  /// The keys of `report.json`.
  static let report: [String: String] = [
    "VerdictDocument.status":
      "The worst status of the judged areas; no data where none could be judged.",
    "VerdictDocument.sentence": "One sentence of at most 30 words.",
    "VerdictDocument.whatChanged": "What changed, in one sentence.",
    "VerdictDocument.sinceWhen": "Since when, in one sentence.",
    "VerdictDocument.howBad": "How bad it is: metric and limit, or the owner's unit.",
    "VerdictDocument.whatToDo": "The next step, as an imperative.",
    "AreaDocument.id": "Which of the ten areas.",
    "AreaDocument.status": "The worst finding of the area.",
    "AreaDocument.sentence": "One plain sentence.",
    "AreaDocument.value":
      "The number that decided, in the metric's unit; null where nothing was judged.",
    "AreaDocument.limit": "The limit that the number was held against; null where it has none.",
    "AreaDocument.bound": "Whether the number has to stay below or above `limit`.",
    "AreaDocument.metric":
      "The metric of the number, as `errors.rate`; null where nothing was judged.",
    "AreaDocument.findings": "The ids of the findings of this area, worst first.",
    "FindingDocument.id": "The stable id of the finding, unique in its window.",
    "FindingDocument.area": "The area that the finding belongs to.",
    "FindingDocument.metric": "The metric, as `feature.psi`.",
    "FindingDocument.compat":
      "By whose definition a check asks for it, as `evidently`; null for the pipeline's own.",
    "FindingDocument.column": "The column that the finding is about; null where it is about none.",
    "FindingDocument.slice": "The slice, as `version=v2`; null for the whole slice.",
    "FindingDocument.status": "What the check concludes.",
    "FindingDocument.value":
      "The metric's value in its own unit; null where it could not be computed.",
    "FindingDocument.threshold":
      "The limit that `status` was judged by; null where the check has none.",
    "FindingDocument.bound": "Whether the value has to stay below or above `threshold`.",
    "FindingDocument.reference": "The metric's value in the reference; null where it has none.",
    "FindingDocument.low": "The lower end of the 95 % interval of `value`; null where it has none.",
    "FindingDocument.high":
      "The upper end of the 95 % interval of `value`; null where it has none.",
    "FindingDocument.sentence": "The finding in one sentence.",
    "FindingDocument.since": "When it began (RFC 3339 with offset); null where it is not known.",
    "FindingDocument.until":
      "When it ended (RFC 3339 with offset); null where it did not, or where that is not known.",
    "FindingDocument.nextStep": "What to look at first; null where the evidence has to speak.",
    "FindingDocument.explainedBy":
      "The title of the event that explains it, so that it does not alarm; null: none does.",
    "FindingDocument.reasons": "The conditions that were met or not met, in words.",
    "ChangeDocument.sentence": "The change in one sentence.",
    "ChangeDocument.since": "When it began (RFC 3339 with offset); null where it is not known.",
    "ChangeDocument.findings": "The ids of the findings that it explains.",
    "LogDocument.files": "The number of files with rows in the window.",
    "LogDocument.lines": "All lines: blank + accepted + rejected + filtered + exactCopies.",
    "LogDocument.blank": "Lines without content.",
    "LogDocument.accepted": "Lines that became records.",
    "LogDocument.rejected": "Lines that did not, counted by reason.",
    "LogDocument.filtered": "Records of other models and health checks, left out as configured.",
    "LogDocument.exactCopies": "Records logged twice, counted once.",
    "LogDocument.retries": "Further calls with an id already seen.",
    "LogDocument.late":
      "Rows that came after the window's lateness had passed; counted all the same.",
    "LogDocument.outOfRange": "Rows with implausible times, counted in no window.",
    "LogDocument.nonstandard": "Records whose JSON only a tolerant reader accepts.",
    "LogDocument.rows": "Where every row of the window went.",
    "LogDocument.damaged": "Files that could not be read to their end.",
    "LogDocument.rejectedFiles":
      "Files of the window's time of which all lines were rejected.",
    "LogDocument.empty":
      "Other files of the window's time without a record, by path: that of a file lies between the"
      + " rows of the files beside it.",
    "RejectedFileDocument.path": "The path relative to the source's folder.",
    "RejectedFileDocument.lines": "Its lines.",
    "RejectedFileDocument.reason": "Why most of them were rejected.",
    "RowCountsDocument.total": "All rows of the window.",
    "RowCountsDocument.served": "Rows whose answer counts.",
    "RowCountsDocument.failed": "Rows of calls without a good answer.",
    "RowCountsDocument.superseded": "Rows of retries beside the call that counts.",
    "RowCountsDocument.mismatched": "Rows that fit neither.",
    "RowCountsDocument.exactCopies":
      "Records of the window that were logged twice; in none of the other counts.",
    "DamagedFileDocument.path": "The path relative to the source's folder.",
    "DamagedFileDocument.offset":
      "The byte of the compressed file at which the damaged gzip member begins, or what is no member;"
      + " null where it is not known.",
    "DamagedFileDocument.reason": "What is damaged.",
    "DamagedFileDocument.lines": "The lines before the damage, which were read.",
    "ColumnDocument.name": "The name in the pipeline file.",
    "ColumnDocument.role": "What the column is.",
    "ColumnDocument.type": "The declared type: number, category, boolean, timestamp or vector.",
    "ColumnDocument.expression": "The expression of a feature; null for inputs and outputs.",
    "ColumnDocument.isSensitive": "Whether values are hashed and extremes are left out.",
    "ColumnDocument.status": "The worst finding of the column; no data where nothing was judged.",
    "ColumnDocument.page":
      "The detail page relative to the window's folder; null where there is none.",
    "ColumnDocument.heat":
      "How its values moved within the window; null where the column has no page of its own, or its "
      + "hours are not kept.",
    "HeatDocument.starts":
      "The starts of the hours with rows (of the days in windows longer than two), in order.",
    "HeatDocument.rows": "Their rows.",
    "HeatDocument.bins": "The bins of `profile.histogram`, in their order.",
    "HeatBinDocument.shares":
      "Its share of the rows of each hour or day, to three decimals; null where hours do not tell it.",
    "ColumnDocument.profile": "The served rows of the window.",
    "ColumnDocument.referenceProfile": "The rows of the reference; null where there is none.",
    "ColumnDocument.inferred":
      "What the reference leads to expect of the values; null where there is none.",
    "ColumnDocument.drift": "The comparison with the reference; null where there is none.",
    "ColumnDocument.reason": "Why `drift` is null; null where it is not.",
    "ProfileDocument.count": "All rows; the shares of `missing` and of categories refer to it.",
    "ProfileDocument.missing": "Rows without a value: absent + null + invalid.",
    "ProfileDocument.absent": "Rows without the field.",
    "ProfileDocument.null": "Rows in which the field is null.",
    "ProfileDocument.invalid": "Rows whose field is not of the declared type.",
    "ProfileDocument.coerced":
      "Rows whose value was read from another type, such as a number in quotes.",
    "ProfileDocument.nonFinite": "Values that are no finite number.",
    "ProfileDocument.zeros": "Values equal to 0; null where the column is no number.",
    "ProfileDocument.mean": "The mean of the finite values; null where there are none.",
    "ProfileDocument.sd": "The standard deviation (n − 1) of the finite values; null below two.",
    "ProfileDocument.min":
      "The smallest finite value; null where there is none or it is sensitive.",
    "ProfileDocument.max": "The largest finite value; null where there is none or it is sensitive.",
    "ProfileDocument.quantiles":
      "Quantiles of the finite values by name (`p01`, `p50`, `p999`), linearly interpolated.",
    "ProfileDocument.distinct": "The number of distinct values; null where it is not counted.",
    "ProfileDocument.distinctIsExact": "Whether `distinct` is exact, not estimated.",
    "ProfileDocument.top": "The most frequent categories, most frequent first.",
    "ProfileDocument.histogram": "The bins of the comparison with the reference, in their order.",
    "ProfileDocument.hours": "The column hour by hour; empty where hours are not kept.",
    "NonFiniteDocument.nan": "Values that are not a number.",
    "NonFiniteDocument.posInf": "Values that are +∞.",
    "NonFiniteDocument.negInf": "Values that are −∞.",
    "CategoryDocument.value": "The category; a keyed hash where the column is sensitive.",
    "CategoryDocument.count": "The rows with it.",
    "CategoryDocument.share": "The share of all rows; null where there are none.",
    "CategoryDocument.referenceShare": "The share in the reference; null where there is none.",
    "BinDocument.kind": "What falls into the bin.",
    "BinDocument.label":
      "The category; `…` where an edge of a sensitive column is not told; null for other bins.",
    "BinDocument.lower": "The lower edge; null where it is open or not told, or the bin has none.",
    "BinDocument.upper": "The upper edge; null where it is open or not told, or the bin has none.",
    "BinDocument.count": "The rows of the window in the bin; null where they were not counted.",
    "BinDocument.current": "The share of the window's rows; null where there are none.",
    "BinDocument.reference": "The share of the reference's rows; null where there is none.",
    "ColumnHourDocument.start": "The start of the hour (RFC 3339 with offset).",
    "ColumnHourDocument.count": "The rows of the hour.",
    "ColumnHourDocument.missing": "The rows of the hour without a value.",
    "ColumnHourDocument.missingShare": "`missing` by `count`; null where there are no rows.",
    "ColumnHourDocument.median": "The median of the hour; null where there are no numbers.",
    "ColumnDocument.otherDrifts":
      "The distances from the references beside the primary one, in their order.",
    "OtherDriftDocument.reference":
      "What it was compared with, as `previous 2013-05-01/2013-05-02`.",
    "OtherDriftDocument.psi":
      "The population stability index; null where it could not be computed.",
    "OtherDriftDocument.ks": "The Kolmogorov-Smirnov distance; null for categories.",
    "OtherDriftDocument.meanShift":
      "The difference of the means in the reference's standard deviations; null for categories.",
    "OtherDriftDocument.missingChange": "The change of the share of missing values.",
    "OtherDriftDocument.isBeyondChance":
      "Whether the PSI is beyond chance over all columns of the window.",
    "DriftDocument.reference": "What it was compared with, as `2013-01-01/2013-04-01`.",
    "DriftDocument.primary": "The name of the statistic that decides.",
    "DriftDocument.drifted": "Whether all conditions of drift are met.",
    "DriftDocument.reasons": "The conditions, met or not, in words.",
    "DriftDocument.statistics":
      "Distances and tests by name (`psi`, `js_distance`, `missing_change`).",
    "DriftDocument.tools":
      "What other tools' definitions give, by tool and name, where checks ask for them.",
    "DriftDocument.newCategories":
      "The categories that the reference lacks, by their rows and share in the window, at most 20.",
    "DriftDocument.vanishedCategories":
      "The categories that the window lacks, by their rows and share in the reference, at most 20.",
    "StatisticDocument.value": "The number; null where it could not be computed.",
    "StatisticDocument.reason": "Why `value` is null; null where it is not.",
    "StatisticDocument.kind":
      "What the number is: distance, difference, ratio, test or probability (a p-value).",
    "StatisticDocument.compat":
      "By whose definition, as `evidently` or `textbook`; null for Tidemark's own.",
    "StatisticDocument.base": "The base of the logarithm: `e` or `2`; null where there is none.",
    "StatisticDocument.bins": "The number of bins in use; null where there are none.",
    "StatisticDocument.zeroRule": "What is done about empty bins; null where there are no bins.",
    "StatisticDocument.n": "The rows of the window that it rests on.",
    "StatisticDocument.m": "The rows of the reference that it rests on.",
    "StatisticDocument.low": "The lower end of the 95 % interval; null where it has none.",
    "StatisticDocument.high": "The upper end of the 95 % interval; null where it has none.",
    "StatisticDocument.pValue":
      "The probability of such a number without drift; null where it is not known.",
    "StatisticDocument.nullQuantile":
      "The 99.5 % quantile of the number without drift; null where it is not known.",
    "StatisticDocument.usual":
      "What the reference's own windows reach at most; null below eight windows.",
    "StatisticDocument.warn": "The limit of a warning; null where it has none.",
    "StatisticDocument.alert": "The limit of an alert; null where it has none.",
    "OperationsDocument.traffic": "How many calls there were.",
    "OperationsDocument.latency": "How long they took.",
    "OperationsDocument.errors": "How many failed.",
    "OperationsDocument.hosts": "The hosts that answered, most calls first.",
    "OperationsDocument.hostReason": "Why `hosts` is empty; null where it is not.",
    "OperationsDocument.longestGap": "The longest time without a call; null below one call.",
    "OperationsDocument.outages":
      "The times without calls in which the reference has traffic, in order.",
    "OperationsDocument.bursts":
      "The stretches in which far more calls failed than in the reference, in order.",
    "OperationsDocument.silentHosts":
      "The times in which one host answered nothing while others did, by host and time.",
    "OperationsDocument.accessJoin":
      "The calls of the access log joined with the requests; null where they are not joined.",
    "AccessJoinDocument.accessCalls": "The calls of the access log that were looked at.",
    "AccessJoinDocument.requests": "The requests that were looked at.",
    "AccessJoinDocument.matched": "Those in both.",
    "AccessJoinDocument.isSample":
      "Whether these are a sample of the window's calls, by the hashes of ids.",
    "AccessJoinDocument.versions":
      "What the access log tells of the calls of each model version.",
    "AccessVersionDocument.version": "The version, as logged by requests.",
    "AccessVersionDocument.calls": "Its calls in both logs.",
    "AccessVersionDocument.errors": "Those without a good answer, by the access log.",
    "AccessVersionDocument.p50":
      "The median latency in seconds, by the access log; null where there is none.",
    "AccessVersionDocument.p99":
      "The 99 % latency in seconds, by the access log; null where there is none.",
    "OperationsDocument.hostMetrics":
      "What readings of hosts tell: CPU, memory, disk and network, by host.",
    "OperationsDocument.slowCalls": "Which values of inputs go with slow calls.",
    "SlowCallsDocument.thresholdSeconds":
      "The latency in seconds above which a call is slow: the strictest latency objective; null without"
      + " one.",
    "SlowCallsDocument.slow": "The served rows of slow calls; null where they are not known.",
    "SlowCallsDocument.rows":
      "The served rows whose call has a latency; null where they are not known.",
    "SlowCallsDocument.values":
      "The values with more slow rows than all others, strongest first, at most ten.",
    "SlowCallsDocument.reason": "Why slow calls are not known; null where they are.",
    "SlowValueDocument.column": "The name of the input.",
    "SlowValueDocument.value":
      "The category, `true` or `false`, or `(missing)`; null for numbers.",
    "SlowValueDocument.slow":
      "The slow rows with the value; for numbers, those with `median` or a number beyond it, as seen"
      + " from `otherMedian`.",
    "SlowValueDocument.rows": "All served rows with the value, or so far out.",
    "SlowValueDocument.rate": "`slow` by `rows`.",
    "SlowValueDocument.otherRate": "The rate of all other served rows.",
    "SlowValueDocument.median": "The median of slow rows' numbers; null for categories.",
    "SlowValueDocument.otherMedian":
      "The median of the other rows' numbers; null for categories.",
    "SlowValueDocument.pValue":
      "The probability of such a difference by chance, before the correction for many tests.",
    "HostMetricsDocument.host": "The name of the host, as read.",
    "HostMetricsDocument.measures": "What was measured.",
    "HostMetricsDocument.restarts": "When it restarted (RFC 3339 with offset), in order.",
    "HostMeasureDocument.name": "The measure, as `cpu.utilization`.",
    "HostMeasureDocument.area": "The area that it belongs to.",
    "HostMeasureDocument.unit": "What its values are counted in.",
    "HostMeasureDocument.n": "How many values there are.",
    "HostMeasureDocument.mean": "The mean over time.",
    "HostMeasureDocument.min": "The smallest value.",
    "HostMeasureDocument.p50": "What the value is at most half of the time.",
    "HostMeasureDocument.p95": "What the value is at most 95 % of the time.",
    "HostMeasureDocument.p99": "What the value is at most 99 % of the time.",
    "HostMeasureDocument.max": "The largest value.",
    "HostMeasureDocument.fullMinutes":
      "How many minutes it was 95 % or more; null where it cannot be full.",
    "HostMeasureDocument.coveredMinutes": "How many minutes have a value.",
    "HostMeasureDocument.gapMinutes": "How many minutes have none where one was due.",
    "HostMeasureDocument.hourlyMeans":
      "The means of the hours, in order; null for an hour without a value.",
    "HostMeasureDocument.hourlyMaxima":
      "The largest values of the hours, in order; null for an hour without a value.",
    "OutageDocument.start": "The last call before it (RFC 3339 with offset).",
    "OutageDocument.end": "The first call after it (RFC 3339 with offset).",
    "OutageDocument.lostCalls": "The calls that the reference leads to expect in it.",
    "ErrorBurstDocument.start": "Its first minute (RFC 3339 with offset).",
    "ErrorBurstDocument.end": "The end of its last minute (RFC 3339 with offset).",
    "ErrorBurstDocument.calls": "Its calls.",
    "ErrorBurstDocument.errors": "Those without a good answer.",
    "SilentHostDocument.host": "The name of the host, as logged.",
    "SilentHostDocument.start": "Its first minute (RFC 3339 with offset).",
    "SilentHostDocument.end": "The end of its last minute (RFC 3339 with offset).",
    "SilentHostDocument.expectedCalls":
      "The calls that it would have had by its share of the other times.",
    "TrafficDocument.calls": "Calls, retries included.",
    "TrafficDocument.rows": "Rows of these calls.",
    "TrafficDocument.served": "Calls with a good answer.",
    "TrafficDocument.failed": "Calls without a good answer.",
    "TrafficDocument.retries": "Further calls with an id already seen.",
    "TrafficDocument.perHour": "The calls hour by hour, in order, hours without calls included.",
    "TrafficHourDocument.start": "The start of the hour (RFC 3339 with offset).",
    "TrafficHourDocument.calls": "Calls of the hour.",
    "LatencyDocument.all": "All calls with a latency.",
    "LatencyDocument.good": "Those with a good answer.",
    "LatencyDocument.failed": "Those without a good answer.",
    "LatencyDocument.byClass":
      "Those of each class of status, those that timed out and those without a response; empty where"
      + " they were not told apart.",
    "LatencyClassDocument.name":
      "`2xx` and so on, `none` for calls without a status; `timeout` for status 408, 504 and 524,"
      + " `no_response` for 0 and 499, whose calls are in their class, too.",
    "LatencyClassDocument.latency": "The distribution.",
    "LatencyClassDocument.relativeErrorBound":
      "How far a quantile may be off, as a share of itself; 0 means exact.",
    "LatencyDocument.relativeErrorBound":
      "How far a quantile may be off, as a share of itself; 0 means exact.",
    "LatencyDocument.reason": "Why there is no latency; null where there is.",
    "LatencyDocument.perHour": "Latency hour by hour, in order, hours without calls included.",
    "LatencySummaryDocument.n": "The calls with a latency.",
    "LatencySummaryDocument.mean": "The mean.",
    "LatencySummaryDocument.p50": "The median.",
    "LatencySummaryDocument.p90": "What 90 % of the calls stay below.",
    "LatencySummaryDocument.p95": "What 95 % of the calls stay below.",
    "LatencySummaryDocument.p99": "What 99 % of the calls stay below.",
    "LatencySummaryDocument.p999": "What 99.9 % of the calls stay below.",
    "LatencySummaryDocument.max": "The longest.",
    "LatencyHourDocument.start": "The start of the hour (RFC 3339 with offset).",
    "LatencyHourDocument.n": "The calls.",
    "LatencyHourDocument.p50": "The median; null where there are no calls.",
    "LatencyHourDocument.p99": "What 99 % of the calls stay below; null where there are none.",
    "ErrorsDocument.rate": "Failed calls by calls; null where there are none.",
    "ErrorsDocument.low":
      "The lower end of the 95 % interval of `rate`; null where there are no calls.",
    "ErrorsDocument.high":
      "The upper end of the 95 % interval of `rate`; null where there are no calls.",
    "ErrorsDocument.byStatus":
      "Calls by status code (`200`, `none`; `unreadable` where it is no code).",
    "ErrorsDocument.byClass": "Calls by class (`2xx`, `none`).",
    "ErrorsDocument.timeouts": "Calls that timed out: status 408, 504 or 524.",
    "ErrorsDocument.withoutResponse":
      "Calls whose client was gone before an answer: status 0 or 499.",
    "ErrorsDocument.perHour": "Errors hour by hour, in order, hours without calls included.",
    "ErrorHourDocument.start": "The start of the hour (RFC 3339 with offset).",
    "ErrorHourDocument.calls": "Calls of the hour.",
    "ErrorHourDocument.errors": "Those without a good answer.",
    "ErrorHourDocument.rate": "`errors` by `calls`; null where there are no calls.",
    "HostDocument.host": "The name of the host, as logged.",
    "HostDocument.calls": "Its calls.",
    "HostDocument.errors": "Those without a good answer.",
    "HostDocument.errorRate": "`errors` by `calls`; null where there are none.",
    "HostDocument.p50": "The median latency in seconds; null where there is none.",
    "HostDocument.p99": "The 99 % latency in seconds; null where there is none.",
    "GapDocument.start": "When it began (RFC 3339 with offset).",
    "GapDocument.seconds": "How long it lasted.",
    "SliceDocument.by": "What the rows were cut by, as `version`.",
    "SliceDocument.value": "The version or segment value.",
    "SliceDocument.rows": "Its rows.",
    "SliceDocument.calls": "Its calls.",
    "SliceDocument.errors": "Its calls without a good answer; null where they were not counted.",
    "SliceDocument.errorRate": "`errors` by `calls`; null where there are none.",
    "SliceDocument.p50": "The median latency in seconds; null where there is none.",
    "SliceDocument.p99": "The 99 % latency in seconds; null where there is none.",
    "SliceDocument.firstSeen":
      "The time of its first call in the window; null where it is not known.",
    "SliceDocument.isNew": "Whether the reference has no such slice.",
    "PipelineDocument.name": "The name: letters, digits, `-` and `_`.",
    "PipelineDocument.title": "The title that stakeholders know.",
    "PipelineDocument.locale": "The language of its pages and sentences: `en` or `ko`.",
    "PipelineDocument.timezone": "The time zone of windows and times, as `Europe/Berlin`.",
    "WindowDocument.name": "The stable name in local time, as `2013-04-01` or `2013-W14`.",
    "WindowDocument.granularity": "hour, day, week, month, quarter or a duration such as 6h.",
    "WindowDocument.start": "The start (RFC 3339 with offset); it belongs to the window.",
    "WindowDocument.end": "The end (RFC 3339 with offset); it does not.",
    "WindowDocument.timezone": "The time zone of the boundaries.",
    "WindowDocument.state": "Whether rows may still come.",
    "WindowDocument.revision": "The n-th published state of this report, from 1.",
    "WindowDocument.hours": "The length in hours: 23 or 25 on days of a clock change.",
    "ReferenceDocument.kind": "fixed, first, previous, rolling, same_weekday or file.",
    "ReferenceDocument.from": "The first local date; null where there is no reference yet.",
    "ReferenceDocument.to":
      "The local date after the last; null where there is no reference yet.",
    "ReferenceDocument.rows": "Its rows.",
    "ReferenceDocument.windows": "Its base windows with rows.",
    "ReferenceDocument.isComplete": "Whether the log covers all of it.",
    "ReferenceDocument.reason": "What is wrong with it; null where nothing is.",
    "ReferenceDocument.alerted":
      "The earlier windows of the window's granularity in it in which a check alerted, newest first:"
      + " what was unusual in them is part of what is usual now.",
    "ReferenceDocument.leftOut":
      "What events of the pipeline file leave out of it, in the order of their beginnings.",
    "LeftOutDocument.event": "The event's title.",
    "LeftOutDocument.from": "When the event began (RFC 3339 with offset).",
    "LeftOutDocument.to":
      "When it was over (RFC 3339 with offset): `from` for a moment, null for what is not over.",
    "LeftOutDocument.windows": "The base windows with rows that are left out.",
    "AlertedWindowDocument.window": "Its name.",
    "AlertedWindowDocument.findings": "How many findings it had.",
    "RevisionDocument.revision": "Its number, from 1.",
    "RevisionDocument.status": "Its verdict.",
    "RevisionDocument.sentence": "What changed against the one before.",
    "RevisionDocument.performance":
      "How good the model was by the labels of then; null where none are joined.",
    "RevisionDocument.report":
      "The superseded report relative to the window's folder; null for the current one.",
    "DigestsDocument.data": "The digest of inputs, labels and reference.",
    "DigestsDocument.configuration": "The digest of the pipeline file and what it names.",
    "MethodDocument.primary": "The statistic that decides about drift, as `psi`.",
    "MethodDocument.warn": "Its limit for a warning.",
    "MethodDocument.alert": "Its limit for an alert.",
    "MethodDocument.bins": "The number of quantile bins asked for.",
    "MethodDocument.zeroRule": "What is done about empty bins.",
    "MethodDocument.falseDiscoveryRate":
      "The share of false alarms accepted over the columns of a window.",
    "MethodDocument.compat": "Another tool's definitions in use; null for our own.",
    "ReportDocument.formatVersion": "The version of this format.",
    "ReportDocument.pipeline": "The pipeline.",
    "ReportDocument.window": "The window.",
    "ReportDocument.asOf":
      "The time up to which data counted (RFC 3339); null where everything did.",
    "ReportDocument.verdict": "The verdict in words.",
    "ReportDocument.areas": "The ten areas in their fixed order.",
    "ReportDocument.findings": "All findings, worst first.",
    "ReportDocument.changes": "What changed, and what changed with it, at most five.",
    "ReportDocument.log": "Where every line and row went.",
    "ReportDocument.columns": "Inputs, features and outputs, in the order of the pipeline file.",
    "ReportDocument.otherFields":
      "The fields of requests that the pipeline file does not name; null where `unavailable` tells"
      + " why.",
    "ReportDocument.slices": "Model versions and segments.",
    "ReportDocument.operations": "Traffic, latency, errors and hosts.",
    "ReportDocument.references":
      "What the window is compared with: the reference that decides about drift first.",
    "ReportDocument.method": "The parameters of the statistics.",
    "ReportDocument.digests": "What the report was computed from.",
    "ReportDocument.multivariate":
      "How the features move together; null where `unavailable` tells why.",
    "ReportDocument.performance": "How good the model was; null where `unavailable` tells why.",
    "ReportDocument.unavailable": "The reason of every section that is null, by its key.",
    "ReportDocument.revisions": "The published states, newest first.",
    "ReportDocument.events":
      "The events of the pipeline file that touch the window, in the order of time.",
  ]
}
