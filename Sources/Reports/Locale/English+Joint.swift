extension English {
  /// Returns what the comparison of features together rests on.
  func jointBasis(_ document: MultivariateDocument) -> String {
    let main =
      document.components == 1
      ? "the main direction explains"
      : "\(Display.count(document.components)) main directions explain"
    var text =
      "\(Display.count(document.columns.count)) features that are numbers, in"
      + " \(Display.count(document.rows)) sampled rows of this window and"
      + " \(Display.count(document.referenceRows)) of the reference, of which \(main)"
      + " \(Display.share(document.explained))."
    if !document.constantColumns.isEmpty {
      let names = document.constantColumns.prefix(5).map { PlainText.name($0) }
      let more = document.constantColumns.count > names.count ? " and others" : ""
      text += " Left out, with one value in the reference: \(names.joined(separator: ", "))\(more)."
    }
    return text + " An alarm only beside a column that changed."
  }
}
