import GalleyEngine
import JSON

/// Writes the JSON Schema of `rules.json` from the settings that the code reads.
public struct Schema {
  private var writer = JSONWriter(pretty: true)
  private let catalog: SettingsCatalog

  /// The schema as a file, for editors (JSON Schema, draft 2020-12).
  public static func file(of catalog: SettingsCatalog) -> [UInt8] {
    var schema = Schema(catalog: catalog)
    schema.writer.beginObject()
    schema.text("$schema", "https://json-schema.org/draft/2020-12/schema")
    schema.text("title", "Galley's rules.json")
    schema.text("description", "What a file leaves out is as in the default. Generated from the code: do not edit.")
    schema.section([])
    schema.writer.endObject()
    schema.writer.newline()
    return schema.writer.bytes
  }

  private init(catalog: SettingsCatalog) { self.catalog = catalog }

  private mutating func section(_ path: [String]) {
    object {
      for entry in $0.catalog.entries(in: path) {
        $0.writer.key(entry.path[path.count])
        $0.writer.beginObject()
        if !entry.documentation.isEmpty { $0.text("description", entry.documentation) }
        $0.constraints(of: entry)
        $0.writer.endObject()
      }
    }
  }

  /// An object that has only the properties that `properties` writes.
  private mutating func object(properties: (inout Schema) -> Void) {
    text("type", "object")
    writer.member("additionalProperties", false)
    writer.key("properties")
    writer.beginObject()
    properties(&self)
    writer.endObject()
  }

  private mutating func constraints(of entry: SettingsCatalog.Entry) {
    switch entry.kind {
    case .section: section(entry.path)
    case .bool: text("type", "boolean")
    case .integer(let range):
      text("type", "integer")
      writer.member("minimum", range.lowerBound)
      writer.member("maximum", range.upperBound)
    case .number(let range):
      text("type", "number")
      writer.member("minimum", range.lowerBound)
      writer.member("maximum", range.upperBound)
    case .text: text("type", "string")
    case .pattern:
      text("type", "string")
      text("format", "regex")
    case .strings: changeableStrings()
    case .patterns: strings(areRegular: true)
    case .choice(let names):
      writer.key("enum")
      writer.beginArray()
      for name in names { writer.string(name) }
      writer.endArray()
    case .entries:
      text("type", "object")
      writer.key("additionalProperties")
      writer.beginObject()
      section(entry.path + [SettingsReader.anyName])
      writer.endObject()
    case .elements:
      text("type", "array")
      writer.key("items")
      writer.beginObject()
      section(entry.path + [SettingsReader.anyName])
      writer.endObject()
    case .sameAsTopLevel: text("$ref", "#/properties/\(entry.path.last!)")
    case .numbers(let names):
      object {
        for name in names {
          $0.writer.key(name)
          $0.writer.beginObject()
          $0.text("type", "number")
          $0.writer.endObject()
        }
      }
    }
  }

  /// A list, or what it adds and removes.
  private mutating func changeableStrings() {
    writer.key("anyOf")
    writer.beginArray()
    writer.beginObject()
    strings(areRegular: false)
    writer.endObject()
    writer.beginObject()
    object {
      for change in ["add", "remove"] {
        $0.writer.key(change)
        $0.writer.beginObject()
        $0.strings(areRegular: false)
        $0.writer.endObject()
      }
    }
    writer.endObject()
    writer.endArray()
  }

  private mutating func strings(areRegular: Bool) {
    text("type", "array")
    writer.member("uniqueItems", true)
    writer.key("items")
    writer.beginObject()
    text("type", "string")
    writer.member("minLength", 1)
    if areRegular { text("format", "regex") }
    writer.endObject()
  }

  private mutating func text(_ key: String, _ value: String) {
    writer.member(key, value)
  }
}
