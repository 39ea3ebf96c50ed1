import GalleyEngine
import JSON

extension JSONWriter {
  /// A repair as an object: its `kind`, and its positions in bytes of the source.
  public mutating func repair(_ repair: Repair) {
    beginObject()
    switch repair {
    case .join(let end, let start, let separator):
      member("kind", "join")
      member("end", end)
      member("start", start)
      member("separator", separator.name)
    case .split(let at, let role):
      member("kind", "split")
      member("at", at)
      member("role", role.rawValue)
    case .setRole(let block, let role):
      member("kind", "role")
      member("block", block)
      member("role", role.rawValue)
    case .move(let block, let behind):
      member("kind", "move")
      member("block", block)
      member("behind", behind)
    case .remove(let block):
      member("kind", "remove")
      member("block", block)
    }
    endObject()
  }
}

extension Separator {
  fileprivate var name: String {
    switch self {
    case .nothing: "nothing"
    case .space: "space"
    case .nothingForHyphen: "nothing-for-hyphen"
    }
  }
}
