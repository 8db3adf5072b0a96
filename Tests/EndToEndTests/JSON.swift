import Foundation

/// A JSON value whose members are reached by name; absent ones are null.
enum JSON: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(parsing bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(bytes))
  }

  subscript(key: String) -> JSON {
    guard case .object(let object) = self else { return .null }
    return object[key] ?? .null
  }

  /// The elements of a list.
  var elements: [JSON] {
    guard case .list(let list) = self else { return [] }
    return list
  }

  /// The text; nil where this is none.
  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The number; nil where this is none.
  var double: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The whole number; nil where this is none.
  var int: Int? {
    guard case .number(let number) = self else { return nil }
    return Int(exactly: number)
  }

  /// The counts of an object of numbers.
  var counts: [String: Int] {
    guard case .object(let object) = self else { return [:] }
    return object.compactMapValues(\.int)
  }

  /// The element of a list whose member `key` is `text`.
  func first(_ key: String, _ text: String) -> JSON {
    elements.first { $0[key].text == text } ?? .null
  }
}

extension JSON: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }
}
