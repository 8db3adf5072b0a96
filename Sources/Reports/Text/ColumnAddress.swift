/// Where a column's detail page lies.
public enum ColumnAddress {
  /// Returns the page's path relative to the window's folder, as `columns/temp_f-3f9a12c4.html`.
  ///
  /// The slug is for people; the first 8 digits of the SHA-256 of `role/name` tell columns apart,
  /// whatever their names are made of.
  public static func path(role: Role, name: String) -> String {
    "columns/\(stem(role: role, name: name)).html"
  }

  /// Returns the name of the page's file without its ending.
  static func stem(role: Role, name: String) -> String {
    let digest = SHA256(of: "\(role.rawValue)/\(name)").hexadecimal.prefix(8)
    return "\(slug(name))-\(digest)"
  }

  /// Returns at most 40 lower-case letters, digits and underscores; other runs become a hyphen.
  static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in name.unicodeScalars.prefix(400) where slug.utf8.count < 40 {
      switch scalar {
      case "a"..."z", "0"..."9", "_": slug.unicodeScalars.append(scalar)
      case "A"..."Z": slug += String(scalar).lowercased()
      default: if !slug.isEmpty && !slug.hasSuffix("-") { slug += "-" }
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "column" : slug
  }
}
