import Foundation
import Testing

/// What SARIF 2.1.0 demands of the objects that Galley writes: which members each may have, and which it must.
///
/// Its schema is OASIS's own and not in this repository; these are the rules of sections 3.13 to 3.58 that bear on what
/// is written. The whole schema was held against the output of all samples.
enum SARIFCheck {
  private struct Shape {
    let must: Set<String>
    let may: Set<String>
    /// The shapes of members that are objects, or arrays of them.
    let members: [String: String]

    init(_ must: [String], _ may: [String] = [], _ members: [String: String] = [:]) {
      self.must = Set(must)
      self.may = Set(must + may)
      self.members = members
    }
  }

  private static let shapes: [String: Shape] = [
    "log": Shape(["version", "runs"], ["$schema"], ["runs": "run"]),
    "run": Shape(
      ["tool"], ["results", "columnKind", "invocations"],
      ["tool": "tool", "results": "result", "invocations": "invocation"]),
    "tool": Shape(["driver"], [], ["driver": "driver"]),
    "driver": Shape(["name"], ["version", "semanticVersion", "rules"], ["rules": "rule"]),
    "rule": Shape(
      ["id"], ["shortDescription", "fullDescription", "helpUri", "help", "properties"],
      ["shortDescription": "text", "fullDescription": "text", "help": "text"]),
    "text": Shape(["text"], ["markdown"]),
    "invocation": Shape(
      ["executionSuccessful"], ["toolExecutionNotifications"], ["toolExecutionNotifications": "notification"]),
    "notification": Shape(["message"], ["level", "locations"], ["message": "text", "locations": "location"]),
    "result": Shape(
      ["message"],
      [
        "ruleId", "level", "locations", "relatedLocations", "partialFingerprints", "fixes", "suppressions",
        "properties",
      ],
      [
        "message": "text", "locations": "location", "relatedLocations": "location", "fixes": "fix",
        "suppressions": "suppression",
      ]),
    "location": Shape(
      [], ["physicalLocation", "logicalLocations"],
      ["physicalLocation": "physicalLocation", "logicalLocations": "logicalLocation"]),
    "physicalLocation": Shape(
      ["artifactLocation"], ["region"], ["artifactLocation": "artifactLocation", "region": "region"]),
    "logicalLocation": Shape([], ["fullyQualifiedName"]),
    "artifactLocation": Shape(["uri"], ["uriBaseId"]),
    "region": Shape(["startLine"], ["startColumn", "endLine", "endColumn"]),
    "fix": Shape(["artifactChanges"], [], ["artifactChanges": "artifactChange"]),
    "artifactChange": Shape(
      ["artifactLocation", "replacements"], [], ["artifactLocation": "artifactLocation", "replacements": "replacement"]),
    "replacement": Shape(
      ["deletedRegion"], ["insertedContent"], ["deletedRegion": "region", "insertedContent": "text"]),
    "suppression": Shape(["kind"], ["status", "justification"]),
  ]

  static func check(_ log: [String: Any]) throws {
    #expect(log["version"] as? String == "2.1.0")
    try check(log, "log")
    for run in try #require(log["runs"] as? [[String: Any]]) {
      let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
      let rules = try #require(driver["rules"] as? [[String: Any]]).map { $0["id"] as? String }
      for result in try #require(run["results"] as? [[String: Any]]) {
        #expect(["error", "warning", "note"].contains(result["level"] as? String))
        #expect(rules.contains(result["ruleId"] as? String))
        #expect((result["partialFingerprints"] as? [String: String])?.isEmpty == false)
      }
    }
  }

  private static func check(_ object: [String: Any], _ name: String) throws {
    let shape = try #require(shapes[name])
    let members = Set(object.keys)
    #expect(shape.must.isSubset(of: members) && members.isSubset(of: shape.may), "\(name): \(members.sorted())")
    for (member, kind) in shape.members {
      switch object[member] {
      case let child as [String: Any]: try check(child, kind)
      case let children as [[String: Any]]: for child in children { try check(child, kind) }
      case nil: break
      default: Issue.record("\(name).\(member) is neither an object nor an array of objects")
      }
    }
    if name == "region" {
      for (_, number) in object { #expect((number as? Int ?? 0) >= 1) }
    }
  }
}
