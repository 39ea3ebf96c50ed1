import GalleyEngine
import JSON

extension Configuration {
  /// All settings as they hold, in one file that needs no other: what `--print-config` shows. Given as `--config` it says
  /// the same.
  public var merged: [UInt8] {
    var writer = JSONWriter(pretty: true)
    // What the head of a file says has been followed already; the default's says nothing.
    let plain = layers.prefix(1) + layers.dropFirst().map { $0.without(ConfigurationHead.keys) }
    writer.write(plain.map { .object($0.members) })
    writer.newline()
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes values that are laid over each other, the weakest first.
  fileprivate mutating func write(_ values: [JSONValue]) {
    switch values[values.count - 1] {
    case .object:
      if let start = values.lastIndex(where: { if case .array = $0 { true } else { false } }) {
        write(list: values[start...])
      } else {
        write(object: values)
      }
    case .array(let nodes):
      beginArray()
      for node in nodes { write([node.value]) }
      endArray()
    case .string(let text): string(text)
    case .number(let value): if let whole = Int(exactly: value) { number(whole) } else { number(value) }
    case .bool(let value): bool(value)
    case .null: null()
    }
  }

  private mutating func write(object values: [JSONValue]) {
    var names: [String] = []
    var found: [String: [JSONValue]] = [:]
    for value in values {
      guard case .object(let members) = value else { continue }
      for member in members {
        if found[member.name] == nil { names.append(member.name) }
        found[member.name, default: []].append(member.value.value)
      }
    }
    beginObject()
    for name in names {
      key(name)
      write(found[name]!)
    }
    endObject()
  }

  /// A list, and behind it what was added and removed.
  private mutating func write(list values: ArraySlice<JSONValue>) {
    var items: [String] = []
    for value in values {
      if case .array(let nodes) = value { items = nodes.compactMap(\.text) }
      guard case .object(let changes) = value else { continue }
      for change in changes {
        guard case .array(let nodes) = change.value.value else { continue }
        let texts = nodes.compactMap(\.text)
        if change.name == "add" { items += texts } else { items.removeAll { texts.contains($0) } }
      }
    }
    beginArray()
    for item in items { string(item) }
    endArray()
  }
}

extension JSONNode {
  fileprivate var text: String? { if case .string(let text) = value { text } else { nil } }
}
