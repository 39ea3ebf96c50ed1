import JSON

/// As much of JSON Schema as `rules.schema.json` uses. A keyword that it does not know is a violation, too.
enum SchemaCheck {
  /// What is wrong with `node`, each with its path; nothing when it is valid.
  static func violations(of node: JSONNode, by schema: JSONNode, at path: String = "") -> [String] {
    violations(of: node, by: schema, at: path, root: schema)
  }

  private static func violations(of node: JSONNode, by schema: JSONNode, at path: String, root: JSONNode) -> [String] {
    guard case .object(let keywords) = schema.value else { return ["\(path): the schema is no object"] }
    return keywords.flatMap { keyword in
      violations(of: node, keyword.name, keyword.value, in: schema, path, root)
    }
  }

  private static func violations(
    of node: JSONNode, _ keyword: String, _ argument: JSONNode, in schema: JSONNode, _ path: String, _ root: JSONNode
  ) -> [String] {
    func unless(_ isValid: Bool) -> [String] { isValid ? [] : ["\(path): \(keyword)"] }
    switch (keyword, argument.value, node.value) {
    case ("$schema", _, _), ("title", _, _), ("description", _, _), ("format", _, _): return []
    case ("type", .string(let type), _): return unless(has(node.value, type))
    case ("enum", .array(let names), _): return unless(names.contains { $0.value.text == node.value.text })
    case ("minimum", .number(let least), .number(let number)): return unless(number >= least)
    case ("maximum", .number(let most), .number(let number)): return unless(number <= most)
    case ("minLength", .number(let least), .string(let text)): return unless(Double(text.count) >= least)
    case ("uniqueItems", .bool(true), .array(let items)):
      return unless(Set(items.map(\.value.text)).count == items.count)
    case ("items", _, .array(let items)):
      return items.enumerated().flatMap { violations(of: $1, by: argument, at: "\(path)[\($0)]", root: root) }
    case ("properties", .object(let properties), .object(let members)):
      return members.flatMap { member in
        properties.first { $0.name == member.name }
          .map { violations(of: member.value, by: $0.value, at: "\(path).\(member.name)", root: root) } ?? []
      }
    case ("$ref", .string(let pointer), _):
      let names = pointer.split(separator: "/").dropFirst().map(String.init)
      guard let target = names.reduce(root as JSONNode?, { $0?.value.member($1) }) else {
        return ["\(path): \(pointer)"]
      }
      return violations(of: node, by: target, at: path, root: root)
    case ("anyOf", .array(let schemas), _):
      return unless(schemas.contains { violations(of: node, by: $0, at: path, root: root).isEmpty })
    case ("additionalProperties", .object, .object(let members)):
      return members.flatMap { violations(of: $0.value, by: argument, at: "\(path).\($0.name)", root: root) }
    case ("additionalProperties", .bool(false), .object(let members)):
      let names = schema.value.member("properties").map(\.value.names) ?? []
      return members.filter { !names.contains($0.name) }.map { "\(path).\($0.name): \(keyword)" }
    case ("minimum", .number, _), ("maximum", .number, _), ("minLength", .number, _), ("uniqueItems", .bool, _),
      ("items", .object, _), ("properties", .object, _), ("additionalProperties", .bool, _),
      ("additionalProperties", .object, _):
      return []  // says nothing of a value of another type
    default: return ["\(path): unknown keyword \(keyword)"]
    }
  }

  private static func has(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array), ("object", .object): true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var names: [String] { if case .object(let members) = self { members.map(\.name) } else { [] } }
  fileprivate func member(_ name: String) -> JSONNode? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }
}
