import JSON

/// One of several objects that are laid over each other, and the file that it stands in.
public struct SettingsLayer: Sendable {
  public let document: JSONDocument
  public let node: JSONNode
  public let members: [JSONMember]

  /// A whole file.
  public init(_ document: JSONDocument) throws(SettingsError) { try self.init(document, document.root, path: []) }

  /// - Parameter path: the names that lead to the object, for messages.
  init(_ document: JSONDocument, _ node: JSONNode, path: [String]) throws(SettingsError) {
    guard case .object(let members) = node.value else {
      let name = path.isEmpty ? "the file" : "“\(path.joined(separator: "."))”"
      throw SettingsError("\(name) must be an object, not \(node.value.kind)", at: document.location(of: node.range))
    }
    self.init(document, node, members)
  }

  private init(_ document: JSONDocument, _ node: JSONNode, _ members: [JSONMember]) {
    (self.document, self.node, self.members) = (document, node, members)
  }

  /// The same object without members that were read already.
  public func without(_ names: [String]) -> SettingsLayer {
    SettingsLayer(document, node, members.filter { !names.contains($0.name) })
  }

  func member(_ key: String) -> JSONMember? { members.first { $0.name == key } }
}
