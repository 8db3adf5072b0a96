/// The section of a window's page about traffic, latency, errors and hosts.
enum OperationsSection {
  static func markup(_ report: ReportDocument) -> Markup {
    let operations = report.operations
    let charts = OperationsCharts(report)
    // Calls without a rate are those of which nobody knows how they ended.
    let isKnown = operations.errors.rate != nil || operations.traffic.calls == 0
    let rate = isKnown ? Display.share(operations.errors.rate) : nil
    let timeline = TimelineView(report)
    let titles = [
      "gapTitle": gapTitle(operations),
      "callsTitle": Words.local.callsTitle(operations.traffic.calls),
      "errorsTitle": Words.local.errorsTitle(rate, failed: operations.traffic.failed),
      "latencyTitle": Words.local.latencyTitle(Display.latency(operations.latency.all.p99)),
      "hostReason": operations.hostReason.map { PlainText.sentence($0) } ?? "",
    ].mapValues { Markup(text: $0) }
    let values = [
      "timeline": timeline.rows, "timelineAxis": timeline.axis,
      "strip": operations.traffic.perHour.isEmpty ? Markup() : charts.strip,
      "callsChart": charts.calls, "errorsChart": charts.errors, "latencyChart": charts.latency,
      "p99Key": KeyMark.full, "p50Key": KeyMark.dashed,
      "latencies": latencies(operations.latency),
      "latencyClasses": classes(operations.latency.byClass), "answers": answers(operations.errors),
      "hostMetrics": HostMetricsView.markup(report),
      "serverLatency": ServerLatencyView.markup(operations.serverLatency),
      "accessJoin": AccessJoinView.markup(operations.accessJoin),
      "hosts": operations.hosts.prefix(60).markup { host($0) },
      "slowCalls": SlowCallsView.markup(operations.slowCalls),
      "objectives": ObjectivesView.markup(operations),
    ]
    return PageLibrary.render("operations", values.merging(titles) { value, _ in value })
  }

  private static func gapTitle(_ operations: OperationsDocument) -> String {
    guard let gap = operations.longestGap else {
      return Words.local.callsTitle(operations.traffic.calls)
    }
    return Words.local.gapTitle(Display.duration(gap.seconds), Words.local.moment(gap.start))
  }

  private static func latencies(_ latency: LatencyDocument) -> Markup {
    let (all, good, failed) = (latency.all, latency.good, latency.failed)
    guard all.n > 0 else { return Markup() }
    let points = [
      (Words.local.quantile("p50"), all.p50, good.p50, failed.p50),
      (Words.local.quantile("p90"), all.p90, good.p90, failed.p90),
      (Words.local.quantile("p95"), all.p95, good.p95, failed.p95),
      (Words.local.quantile("p99"), all.p99, good.p99, failed.p99),
      (Words.local.quantile("p999"), all.p999, good.p999, failed.p999),
      (Words.local.longest, all.max, good.max, failed.max),
      (Words.local.mean, all.mean, good.mean, failed.mean),
    ]
    return points.markup { name, all, good, failed in
      """
      <tr><th scope="row">\(name)</th><td class="n">\(Display.latency(all))</td>\
      <td class="n">\(Display.latency(good))</td>\
      <td class="n">\(Display.latency(failed))</td></tr>
      """
    }
  }

  /// The latencies by how calls ended; nothing where all ended alike.
  private static func classes(_ classes: [LatencyClassDocument]) -> Markup {
    guard classes.count > 1 else { return Markup() }
    return classes.markup { one in
      let latency = one.latency
      let values = [
        latency.p50, latency.p90, latency.p95, latency.p99, latency.p999, latency.max,
      ]
      let name =
        switch one.name {
        case "timeout": Words.local.label("timedOut")
        case "no_response": Words.local.label("clientGone")
        case "none": Words.local.label("withoutStatus")
        default: PlainText.name(one.name)
        }
      let cells = values.markup { "<td class=\"n\">\(Display.latency($0))</td>" }
      return """
        <tr><th scope="row">\(name)</th><td class="n">\(Display.count(latency.n))</td>\(cells)</tr>

        """
    }
  }

  private static func answers(_ errors: ErrorsDocument) -> Markup {
    let special = [("timedOut", errors.timeouts), ("clientGone", errors.withoutResponse)]
    let statuses = errors.byStatus.sorted { $0.key < $1.key }.prefix(30).markup { status, count in
      let name =
        status == "unreadable" ? Words.local.label("unreadableStatus") : PlainText.name(status)
      return FactView(label: name, text: Display.count(count)).row
    }
    let others = special.filter { $0.1 > 0 }.markup { label, count in
      FactView(label: Words.local.label(label), text: Display.count(count)).row
    }
    return "\(statuses)\(others)"
  }

  private static func host(_ host: HostDocument) -> Markup {
    """
    <tr><th scope="row"><bdi>\(PlainText.name(host.host))</bdi></th>\
    <td class="n" data-v="\(host.calls)">\(Display.count(host.calls))</td>\
    <td class="n c1" data-v="\(host.errors)">\(Display.count(host.errors))</td>\
    <td class="n" data-v="\(Display.sortable(host.errorRate))">\(Display.share(host.errorRate))</td>\
    <td class="n c1" data-v="\(Display.sortable(host.p50))">\(Display.latency(host.p50))</td>\
    <td class="n" data-v="\(Display.sortable(host.p99))">\(Display.latency(host.p99))</td></tr>

    """
  }
}
