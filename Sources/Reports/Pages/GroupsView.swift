/// All windows of one granularity by month (or day, quarter, year): a matrix of areas and months,
/// and every window of a month below it.
struct GroupsView {
  private let groups: [WindowGroup]
  /// How many windows are too old to be linked.
  private let left: Int

  /// How many windows have a link; older ones stand in the document.
  static let windowLimit = 1000
  /// How many groups narrow screens show in the matrix, from phones up.
  private static let columnCounts = [6, 12, 24]

  /// Takes windows in order of time.
  init(_ windows: [IndexWindowDocument]) {
    groups = WindowGroup.groups(windows.suffix(Self.windowLimit))
    left = max(0, windows.count - Self.windowLimit)
  }

  /// The section; nothing where the matrix of the newest windows has them all.
  var markup: Markup {
    guard let last = groups.last, let first = last.windows.first,
      groups.reduce(0, { $0 + $1.windows.count }) > MatrixView.limit
    else { return Markup() }
    // Two months in a matrix of months say less than their days.
    let isMatrix = groups.count > 2
    return PageLibrary.render(
      "spans",
      [
        "title": Markup(text: Words.local.groupsTitle(first.granularity, last.span)),
        "heads": isMatrix ? groups.indices.markup { head($0) } : Markup(),
        "rows": Area.allCases.markup { row($0) },
        "details": groups.indices.reversed().markup { index in
          details(groups[index], isOpen: index == groups.count - 1 || !isMatrix)
        },
        "left": left > 0 ? Markup(text: Words.local.olderInDocument(left)) : Markup(),
      ])
  }

  /// Returns the class of a column that small screens leave out.
  private func minor(_ index: Int) -> String {
    let age = groups.count - 1 - index
    return Self.columnCounts.firstIndex { age < $0 }.map { ["", " c1", " c2"][$0] } ?? " c3"
  }

  private func head(_ index: Int) -> Markup {
    let group = groups[index]
    let before = index > 0 ? groups[index - 1].start : nil
    let (text, upper) = Words.local.groupHead(group.start, group.span, after: before)
    let name = Words.local.groupName(group.start, group.span)
    return """
      <th scope="col" class="g\(minor(index))"><a href="#\(group.anchor)"\
       aria-label="\(name)">\(text)</a><span class="mo">\(upper)</span></th>
      """
  }

  private func row(_ area: Area) -> Markup {
    """
    <tr><th scope="row">\(Words.local.area(area))</th>\
    \(groups.indices.markup { cell(area, $0) })</tr>

    """
  }

  private func cell(_ area: Area, _ index: Int) -> Markup {
    let (status, count) = groups[index].worst(area)
    return MatrixCell.markup(
      status, href: "#\(groups[index].anchor)", count: count, minor: minor(index))
  }

  /// Returns the windows of a group, each with a link; only areas that were marked have a row.
  ///
  /// The address is that of what is folded: browsers unfold what is asked for, without a script.
  private func details(_ group: WindowGroup, isOpen: Bool) -> Markup {
    let unjudged = Area.allCases.filter { group.isUnjudged($0) }
    let marked = Area.allCases.filter { area in
      group.worst(area).status != .ok && !unjudged.contains(area)
    }
    let counts = group.verdicts.map {
      "\(Words.local.status($0.status)) \(Display.count($0.count))"
    }
    let rows = marked.markup { area in
      """
      <tr><th scope="row">\(Words.local.area(area))</th>\
      \(group.windows.markup { window in
        MatrixCell.small(
          window.status(of: area), href: "\(RelativePath.checked(window.path))#\(area.rawValue)")
      })</tr>

      """
    }
    let quiet = Area.allCases.count - marked.count - unjudged.count
    let notes = [
      quiet > 0 ? Words.local.quietAreas(quiet, isRest: !marked.isEmpty) : "",
      unjudged.isEmpty ? "" : Words.local.unjudgedAreas(unjudged),
    ].filter { !$0.isEmpty }
    return PageLibrary.render(
      "span",
      [
        "name": Markup(text: Words.local.groupName(group.start, group.span)),
        "anchor": Markup(text: group.anchor), "open": isOpen ? " open" : Markup(),
        "shape": StatusMark.icon(Status.worst(of: group.windows.map(\.status))),
        "counts": Markup(text: counts.joined(separator: " · ")),
        "heads": heads(group.windows), "verdicts": verdicts(group), "rows": rows,
        "quiet": Markup(text: notes.joined(separator: " ")),
      ])
  }

  private func heads(_ windows: [IndexWindowDocument]) -> Markup {
    windows.markup { window in
      // The group says month and year: what is left is short.
      let (text, _) = Words.local.head(window, after: LocalTime(window.start))
      return """
        <th scope="col"><a href="\(RelativePath.checked(window.path))">\(text)</a></th>
        """
    }
  }

  /// Returns the row of the verdicts; nothing where they are all the same.
  private func verdicts(_ group: WindowGroup) -> Markup {
    guard group.verdicts.count > 1 else { return Markup() }
    return group.windows.markup { MatrixCell.small($0.status) }
  }
}
