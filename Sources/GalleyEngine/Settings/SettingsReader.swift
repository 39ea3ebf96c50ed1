import ICU
import JSON

/// Reads one object of `rules.json`, strictly: what is read is what is allowed, and `finish()` refuses the rest.
///
/// The object may stand in several files, the weakest first. A value of a stronger file replaces a weaker one's; objects
/// are merged key by key. Every message points into the file that the value came from.
public struct SettingsReader {
  /// The lists of words that were read already: many rules read the same ones.
  private final class Shelf {
    var words: [String: [String]] = [:]
  }

  typealias Value = (document: JSONDocument, node: JSONNode)

  /// What has been read so far, by this reader and the readers of its sections.
  public let catalog: SettingsCatalog
  let path: [String]
  let layers: [SettingsLayer]
  private let root: [SettingsLayer]
  private let shelf: Shelf
  private var known: [String] = []
  /// Whether the weakest layer is the code's own, so that what the user wrote is the value to be told of.
  private let isUsersOwn: Bool

  /// Reads whole files.
  /// - Parameter documents: the weakest first; that one must hold every setting.
  public init(_ documents: [JSONDocument]) throws(SettingsError) {
    var layers: [SettingsLayer] = []
    for document in documents { layers.append(try SettingsLayer(document)) }
    self.init(layers)
  }

  /// Reads objects that are laid over each other.
  /// - Parameter layers: the weakest first; that one must hold every setting.
  public init(_ layers: [SettingsLayer]) {
    (path, self.layers, root, catalog, shelf) = ([], layers, layers, SettingsCatalog(), Shelf())
    isUsersOwn = false
  }

  /// A reader of an object in the files that `other` reads.
  init(_ path: [String], _ layers: [SettingsLayer], of other: SettingsReader, isUsersOwn: Bool = false) {
    (self.path, self.layers) = (path, layers)
    (root, catalog, shelf) = (other.root, other.catalog, other.shelf)
    self.isUsersOwn = isUsersOwn || other.isUsersOwn
  }

  /// The last of the names that lead to this object.
  public var name: String { path.last ?? "" }

  // MARK: Values

  public mutating func bool(_ key: String, _ documentation: String) throws(SettingsError) -> Bool {
    let value = try value(key, .bool, documentation)
    guard case .bool(let result) = value.node.value else { throw wrong(key, value, "true or false") }
    return result
  }

  public mutating func integer(
    _ key: String, in range: ClosedRange<Int>, _ documentation: String
  ) throws(SettingsError) -> Int {
    let value = try value(key, .integer(range), documentation)
    guard case .number(let number) = value.node.value, let result = Int(exactly: number), range.contains(result) else {
      let wanted = range.count == 1 ? "" : "a whole number from \(range.lowerBound) to "
      throw wrong(key, value, "\(wanted)\(range.upperBound)")
    }
    return result
  }

  public mutating func number(
    _ key: String, in range: ClosedRange<Double>, _ documentation: String
  ) throws(SettingsError) -> Double {
    let value = try value(key, .number(range), documentation)
    guard case .number(let result) = value.node.value, range.contains(result) else {
      throw wrong(key, value, "a number from \(short(range.lowerBound)) to \(short(range.upperBound))")
    }
    return result
  }

  /// A string, empty or not.
  public mutating func text(_ key: String, _ documentation: String) throws(SettingsError) -> String {
    let value = try value(key, .text, documentation)
    guard case .string(let result) = value.node.value else { throw wrong(key, value, "a string") }
    return result
  }

  /// Strings that are not empty, each once. A stronger file replaces the list, or says what it adds and removes.
  public mutating func strings(_ key: String, _ documentation: String) throws(SettingsError) -> [String] {
    _ = try value(key, .strings, documentation)
    return try changedStrings(key)
  }

  /// One of a type's names.
  public mutating func choice<C: CaseIterable & RawRepresentable>(
    _ key: String, _ documentation: String
  ) throws(SettingsError) -> C where C.RawValue == String {
    let names = C.allCases.map(\.rawValue)
    let value = try value(key, .choice(names), documentation)
    let wanted = names.map { "“\($0)”" }.joined(separator: ", ")
    guard case .string(let name) = value.node.value else { throw wrong(key, value, "one of \(wanted)") }
    guard let result = C(rawValue: name) else {
      throw error(
        "“\(name)” is no choice for “\(key)”, which is one of \(wanted)\(NearestName.hint(for: name, among: names))",
        at: value)
    }
    return result
  }

  /// A string, or nil where no file says any.
  public mutating func optionalText(_ key: String, _ documentation: String) throws(SettingsError) -> String? {
    note(key, .text, documentation)
    return strongest(key) == nil ? nil : try text(key, documentation)
  }

  /// A number, or the fallback where no file says any.
  public mutating func optionalNumber(
    _ key: String, in range: ClosedRange<Double>, _ documentation: String, fallback: Double
  ) throws(SettingsError) -> Double {
    note(key, .number(range), documentation, fallback: short(fallback))
    return strongest(key) == nil ? fallback : try number(key, in: range, documentation)
  }

  /// One of a type's names, or nil where no file says any.
  /// - Parameter fallback: what holds then, for the catalog.
  public mutating func optionalChoice<C: CaseIterable & RawRepresentable>(
    _ key: String, _ documentation: String, fallback: C? = nil
  ) throws(SettingsError) -> C? where C.RawValue == String {
    note(key, .choice(C.allCases.map(\.rawValue)), documentation, fallback: fallback.map { "\"\($0.rawValue)\"" })
    return strongest(key) == nil ? fallback : try choice(key, documentation)
  }

  /// An object of numbers. The weakest file says which names there are; a stronger one replaces numbers by name.
  public mutating func numbers(_ key: String, _ documentation: String) throws(SettingsError) -> [String: Double] {
    var section = SettingsReader(path + [key], try sublayers(key), of: self)
    let names = section.layers.first?.members.map(\.name) ?? []
    _ = try value(key, .numbers(names), documentation)
    var result: [String: Double] = [:]
    for name in names {
      section.known.append(name)
      guard let value = section.strongest(name) else { continue }
      guard case .number(let number) = value.node.value else { throw wrong("\(key).\(name)", value, "a number") }
      result[name] = number
    }
    try section.finish()
    return result
  }

  /// A regular expression in ICU's syntax, which has been compiled once to see that it is one; empty where there is none.
  public mutating func pattern(_ key: String, _ documentation: String) throws(SettingsError) -> String {
    let value = try value(key, .pattern, documentation)
    guard case .string(let pattern) = value.node.value else { throw wrong(key, value, "a regular expression") }
    if !pattern.isEmpty { try compile(pattern, at: value) }
    return pattern
  }

  /// Regular expressions in ICU's syntax, compiled once to see that they are.
  public mutating func patterns(_ key: String, _ documentation: String) throws(SettingsError) -> [String] {
    let array = try value(key, .patterns, documentation)
    let patterns = try strings(key, array)
    for pattern in patterns { try compile(pattern.text, at: (array.document, pattern.node)) }
    return patterns.map(\.text)
  }

  /// A list of the section `words`, which all rules share.
  public mutating func words(_ list: String) throws(SettingsError) -> [String] {
    if let words = shelf.words[list] { return words }
    var section = try shared("words", "Lists of words and phrases; several rules may use one.")
    let words = try section.strings(list, "")
    shelf.words[list] = words
    return words
  }

  /// A section at the top of the file that several rules read.
  public func shared(_ key: String, _ documentation: String) throws(SettingsError) -> SettingsReader {
    var top = SettingsReader([], root, of: self)
    return try top.section(key, documentation)
  }

  // MARK: Sections

  /// A reader for an object in this one. The weakest file must have it, a stronger one may.
  public mutating func section(_ key: String, _ documentation: String) throws(SettingsError) -> SettingsReader {
    _ = try value(key, .section, documentation)
    return SettingsReader(path + [key], try sublayers(key), of: self)
  }

  /// Refuses every key that was not read.
  /// - Parameter others: keys that were read by somebody else.
  public mutating func finish(besides others: [String] = []) throws(SettingsError) {
    known += others
    for layer in layers.reversed() {
      for member in layer.members where !known.contains(member.name) {
        let place = path.isEmpty ? "" : " in \(path.joined(separator: "."))"
        throw SettingsError(
          "unknown key “\(member.name)”\(place)\(NearestName.hint(for: member.name, among: known))",
          at: layer.document.location(of: member.nameRange))
      }
    }
  }

  /// The file that a value comes from.
  public func file(of key: String) -> String? { strongest(key)?.document.name }

  /// A rule's own objection to a value that it has read: what is wrong and what to do.
  public func objection(to key: String, _ message: String) -> SettingsError {
    guard let value = strongest(key) else { return SettingsError(message) }
    return error(message, at: value)
  }

  /// An objection to the object as a whole.
  public func objection(_ message: String) -> SettingsError {
    guard let layer = layers.last else { return SettingsError(message) }
    let start = layer.node.range.lowerBound
    return SettingsError(message, at: layer.document.location(of: start..<start + 1))
  }

  // MARK: Reading

  func strongest(_ key: String) -> Value? {
    for layer in layers.reversed() {
      if let member = layer.member(key) { return (layer.document, member.value) }
    }
    return nil
  }

  mutating func value(
    _ key: String, _ kind: SettingsCatalog.Kind, _ documentation: String
  ) throws(SettingsError) -> Value {
    note(key, kind, documentation)
    if let value = strongest(key) { return value }
    let place = path.isEmpty ? "the file" : path.joined(separator: ".")
    let start = layers.first.map { $0.document.location(of: $0.node.range.lowerBound..<$0.node.range.lowerBound + 1) }
    throw SettingsError("\(place) lacks “\(key)”", at: start)
  }

  /// Takes a key up as known, and into the catalog.
  /// - Parameter fallback: the default where no file has one, as JSON text.
  mutating func note(
    _ key: String, _ kind: SettingsCatalog.Kind, _ documentation: String = "", fallback: String? = nil
  ) {
    known.append(key)
    let weakest = isUsersOwn ? layers.last { $0.member(key) != nil } : layers.first
    let defaultBytes = weakest.flatMap { layer in
      layer.member(key).map { layer.document.bytes[$0.value.range] }
    }
    catalog.add(
      .init(
        path: path + [key], kind: kind, documentation: documentation,
        defaultBytes: defaultBytes ?? fallback.map { Array($0.utf8)[...] }))
  }

  func sublayers(_ key: String) throws(SettingsError) -> [SettingsLayer] {
    var found: [SettingsLayer] = []
    for layer in layers {
      if let member = layer.member(key) {
        found.append(try SettingsLayer(layer.document, member.value, path: path + [key]))
      }
    }
    return found
  }

  func strings(_ key: String, _ value: Value) throws(SettingsError) -> [(text: String, node: JSONNode)] {
    guard case .array(let nodes) = value.node.value else { throw wrong(key, value, "an array of strings") }
    var result: [(text: String, node: JSONNode)] = []
    var seen = Set<String>(minimumCapacity: nodes.count)
    for node in nodes {
      guard case .string(let text) = node.value else {
        throw wrong(key, (value.document, node), "an array of strings only")
      }
      if text.isEmpty {
        throw error("an empty string in “\(key)” would match everywhere; remove it", at: (value.document, node))
      }
      guard seen.insert(text).inserted else {
        throw error("“\(text)” stands in “\(key)” a second time; remove it", at: (value.document, node))
      }
      result.append((text, node))
    }
    return result
  }

  func compile(_ pattern: String, at value: Value) throws(SettingsError) {
    do throws(RegularExpressionError) { _ = try RegularExpression(pattern) } catch {
      guard case .badPattern(let cause, let character) = error else { return }
      throw self.error("the pattern is wrong at its character \(character): \(cause.name)", at: value)
    }
  }

  // MARK: Messages

  /// 1 for 1.0.
  private func short(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }

  func wrong(_ key: String, _ value: Value, _ wanted: String) -> SettingsError {
    let found =
      if case .number = value.node.value {
        String(decoding: value.document.bytes[value.node.range], as: UTF8.self)
      } else { value.node.value.kind }
    return error("“\(key)” must be \(wanted), not \(found)", at: value)
  }

  func error(_ message: String, at value: Value) -> SettingsError {
    SettingsError(message, at: value.document.location(of: value.node.range))
  }
}
