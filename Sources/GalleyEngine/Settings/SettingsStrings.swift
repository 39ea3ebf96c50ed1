import JSON

/// Lists of strings, which a stronger file may change without copying them.
extension SettingsReader {
  /// The list of the strongest file that has one whole, with what the files over it add and remove.
  func changedStrings(_ key: String) throws(SettingsError) -> [String] {
    var result: [String] = []
    for layer in layers {
      guard let member = layer.member(key) else { continue }
      let value = (document: layer.document, node: member.value)
      guard case .object(let changes) = member.value.value else {
        result = try strings(key, value).map(\.text)
        continue
      }
      for change in changes {
        let items = try strings("\(key).\(change.name)", (layer.document, change.value))
        switch change.name {
        case "add": result = try adding(items, to: result, key, layer.document)
        case "remove": result = try removing(items, from: result, key, layer.document)
        default:
          throw SettingsError(
            "unknown key “\(change.name)” in \((path + [key]).joined(separator: "."))"
              + NearestName.hint(for: change.name, among: ["add", "remove"]),
            at: layer.document.location(of: change.nameRange))
        }
      }
    }
    return result
  }

  private func adding(
    _ items: [(text: String, node: JSONNode)], to list: [String], _ key: String, _ document: JSONDocument
  ) throws(SettingsError) -> [String] {
    let known = Set(list)
    for item in items where known.contains(item.text) {
      throw error("“\(item.text)” stands in “\(key)” already; remove it here", at: (document, item.node))
    }
    return list + items.map(\.text)
  }

  private func removing(
    _ items: [(text: String, node: JSONNode)], from list: [String], _ key: String, _ document: JSONDocument
  ) throws(SettingsError) -> [String] {
    for item in items where !list.contains(item.text) {
      throw error(
        "“\(item.text)” does not stand in “\(key)”\(NearestName.hint(for: item.text, among: list))",
        at: (document, item.node))
    }
    let gone = Set(items.map(\.text))
    return list.filter { !gone.contains($0) }
  }
}
