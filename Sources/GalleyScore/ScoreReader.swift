import JSON

/// Reads the objects of gold and results. What it does not know it passes over: others may write more.
struct ScoreReader {
  private let document: JSONDocument
  private let pageLength: Int

  /// - Parameter length: bytes of the page, beyond which no span may lie.
  init(_ bytes: [UInt8], name: String, pageLength length: Int) throws(ScoreError) {
    do { document = try JSONDocument(parsing: bytes, name: name) } catch {
      throw ScoreError(place: "\(error.file):\(error.line):\(error.column)", message: error.message)
    }
    pageLength = length
  }

  var root: JSONNode { document.root }

  func object(_ node: JSONNode, _ what: String) throws(ScoreError) -> [JSONMember] {
    guard case .object(let members) = node.value else { throw wrong(node, what, "an object") }
    return members
  }

  func member(_ members: [JSONMember], _ name: String) -> JSONNode? { members.first { $0.name == name }?.value }

  /// The elements of an array; none where it is missing.
  func array(_ members: [JSONMember], _ name: String) throws(ScoreError) -> [JSONNode] {
    guard let node = member(members, name) else { return [] }
    guard case .array(let nodes) = node.value else { throw wrong(node, "“\(name)”", "an array") }
    return nodes
  }

  /// A string; nil where it is missing.
  func text(_ members: [JSONMember], _ name: String) throws(ScoreError) -> String? {
    guard let node = member(members, name) else { return nil }
    guard case .string(let text) = node.value else { throw wrong(node, "“\(name)”", "a string") }
    return text
  }

  func requiredText(_ members: [JSONMember], _ name: String, of node: JSONNode) throws(ScoreError) -> String {
    guard let text = try text(members, name) else { throw lacks(name, node) }
    return text
  }

  /// The role of a block.
  func role(_ block: [JSONMember], of node: JSONNode) throws(ScoreError) -> String {
    let role = try requiredText(block, "role", of: node)
    guard Score.roles.contains(role) else {
      throw error(
        at: member(block, "role") ?? node,
        "“\(role)” is no role, which is one of \(Score.roles.joined(separator: ", "))")
    }
    return role
  }

  /// Spans of the page. Those of a block must be there and more than none.
  func spans(
    _ members: [JSONMember], _ name: String, of block: JSONNode? = nil
  ) throws(ScoreError) -> [Range<Int>] {
    let nodes = try array(members, name)
    if let block, nodes.isEmpty { throw lacks(name, block) }
    var spans: [Range<Int>] = []
    for node in nodes { spans.append(try span(node)) }
    return spans
  }

  func span(_ node: JSONNode) throws(ScoreError) -> Range<Int> {
    let (start, end) = try pair(node, "a span, [start, end]")
    guard start <= end, end <= pageLength else {
      throw error(at: node, "[\(start), \(end)] is no span of the page, which has \(pageLength) bytes")
    }
    return start..<end
  }

  /// Two numbers each.
  func pairs(_ members: [JSONMember], _ name: String) throws(ScoreError) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for node in try array(members, name) { pairs.append(try pair(node, "[end, start]")) }
    return pairs
  }

  private func pair(_ node: JSONNode, _ what: String) throws(ScoreError) -> (Int, Int) {
    guard case .array(let nodes) = node.value, nodes.count == 2, case .number(let first) = nodes[0].value,
      case .number(let second) = nodes[1].value, let first = Int(exactly: first), let second = Int(exactly: second),
      first >= 0, second >= 0
    else { throw error(at: node, "this must be \(what), in bytes") }
    return (first, second)
  }

  private func lacks(_ name: String, _ node: JSONNode) -> ScoreError { error(at: node, "here “\(name)” is missing") }

  private func wrong(_ node: JSONNode, _ what: String, _ wanted: String) -> ScoreError {
    error(at: node, "\(what) must be \(wanted), not \(node.value.kind)")
  }

  private func error(at node: JSONNode, _ message: String) -> ScoreError {
    let location = document.location(of: node.range)
    return ScoreError(place: "\(location.file):\(location.line):\(location.column)", message: message)
  }
}
