import GalleyEngine
import JSON

extension JSONWriter {
  /// `changes`: the `kind` of each, perhaps a `role`, and the text `before` and `after`, which are lists of runs: a `text`
  /// and, where it is marked, a `mark`.
  mutating func member(changes: [Change]) {
    array("changes", changes) { writer, change in
      writer.beginObject()
      writer.member("kind", change.kind.rawValue)
      if let role = change.role { writer.member("role", role.rawValue) }
      writer.member("before", change.before)
      writer.member("after", change.after)
      writer.endObject()
    }
  }

  mutating func member(_ name: String, _ text: MarkedText) {
    array(name, text.runs) { writer, run in
      writer.beginObject()
      writer.member("text", run.text)
      if run.mark != .none { writer.member("mark", run.mark.rawValue) }
      writer.endObject()
    }
  }
}
