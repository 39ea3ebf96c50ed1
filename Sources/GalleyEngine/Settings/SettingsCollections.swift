import JSON

/// Objects of which a user may write any number.
extension SettingsReader {
  /// The name that the catalog gives to what every object of a collection has.
  public static let anyName = "*"

  /// The objects in an object, by the names that the user gave them. Those with one name are laid over each other.
  /// - Parameters:
  ///   - template: what an object has that says nothing.
  ///   - read: reads one and refuses the rest. It is called with the template first, so that the catalog has its settings.
  public mutating func entries<Value>(
    _ key: String, _ documentation: String, over template: JSONDocument,
    _ read: (_ name: String, inout SettingsReader) throws(SettingsError) -> Value
  ) throws(SettingsError) -> [Value] {
    _ = try value(key, .entries, documentation)
    try readTemplate(key, template, read)
    var names: [String] = []
    var found: [String: [SettingsLayer]] = [:]
    for layer in try sublayers(key) {
      for member in layer.members {
        if found[member.name] == nil { names.append(member.name) }
        found[member.name, default: []].append(
          try SettingsLayer(layer.document, member.value, path: path + [key, member.name]))
      }
    }
    var values: [Value] = []
    for name in names {
      var reader = SettingsReader(
        path + [key, name], [try SettingsLayer(template)] + found[name]!, of: self, isUsersOwn: true)
      values.append(try read(name, &reader))
    }
    return values
  }

  /// The objects in an array. Those of a stronger file come behind those of a weaker one.
  /// - Parameters:
  ///   - template: what an object has that says nothing.
  ///   - read: as for `entries`; the name is empty.
  public mutating func elements<Value>(
    _ key: String, _ documentation: String, over template: JSONDocument,
    _ read: (_ name: String, inout SettingsReader) throws(SettingsError) -> Value
  ) throws(SettingsError) -> [Value] {
    _ = try value(key, .elements, documentation)
    try readTemplate(key, template, read)
    var values: [Value] = []
    for layer in layers {
      guard let member = layer.member(key) else { continue }
      guard case .array(let nodes) = member.value.value else {
        throw wrong(key, (layer.document, member.value), "an array of objects")
      }
      for node in nodes {
        let object = try SettingsLayer(layer.document, node, path: path + [key])
        var reader = SettingsReader(
          path + [key, Self.anyName], [try SettingsLayer(template), object], of: self, isUsersOwn: true)
        values.append(try read("", &reader))
      }
    }
    return values
  }

  /// The user's own objects that an entry or an element was read from, the weakest first.
  public var ownLayers: [SettingsLayer] { Array(layers.dropFirst()) }

  /// Allows the top level's keys in this object, to be read when it is laid over the rest.
  public mutating func allow(_ keys: [String]) throws(SettingsError) {
    for key in keys { note(key, .sameAsTopLevel) }
  }

  private func readTemplate<Value>(
    _ key: String, _ template: JSONDocument,
    _ read: (_ name: String, inout SettingsReader) throws(SettingsError) -> Value
  ) throws(SettingsError) {
    var reader = SettingsReader(path + [key, Self.anyName], [try SettingsLayer(template)], of: self)
    _ = try read(Self.anyName, &reader)
  }
}
