import GalleyOutput
import Testing

struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    String(decoding: UnifiedDiff.of(Array(old.utf8), Array(new.utf8), path: "a.txt"), as: UTF8.self)
  }

  @Test func sameTexts() { #expect(diff("a\n", "a\n") == "") }

  @Test func oneLineInAContext() {
    let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
    let expected = "--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n"
    #expect(diff(old, "1\n2\n3\n4\n6\n7\n8\n9\n") == expected)
  }

  @Test func distantChangesAreTwoHunks() {
    let old = (1...30).map { "\($0)\n" }.joined()
    let new = old.replacing("5\n6\n", with: "5\nx\n6\n", maxReplacements: 1).replacing("28\n", with: "y\n")
    let heads = diff(old, new).split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(heads == ["@@ -3,6 +3,7 @@", "@@ -25,6 +26,6 @@"])
  }

  @Test func aMissingLineEndIsSaid() {
    #expect(
      diff("a", "a\n") == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,1 +1,1 @@
        -a
        \\ No newline at end of file
        +a

        """)
  }

  @Test func fromAndToNothing() {
    #expect(diff("", "a\n").contains("@@ -0,0 +1,1 @@\n+a\n"))
    #expect(diff("a\n", "").contains("@@ -1,1 +0,0 @@\n-a\n"))
  }

  /// Applied, a difference makes the new text, however many lines were changed.
  @Test(arguments: [3, 60, 2500])
  func itLeadsFromTheOldToTheNew(_ changes: Int) {
    let old = (0..<6000).map { "line \($0 % 97)\n" }
    var new = old
    for index in 0..<changes { new[index * 7 % new.count] = index % 3 == 0 ? "" : "other \(index)\n" }
    #expect(patched(old, diff(old.joined(), new.joined())) == new.joined())
  }

  private func patched(_ old: [String], _ diff: String) -> String {
    var result = ""
    var position = 0
    for line in diff.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2) where !line.isEmpty {
      switch line.first {
      case "@":
        let start = Int(line.dropFirst(4).prefix { $0 != "," })!
        while position < start - 1 {
          result += old[position]
          position += 1
        }
      case " ":
        #expect(old[position] == line.dropFirst() + "\n")
        result += line.dropFirst() + "\n"
        position += 1
      case "-":
        #expect(old[position] == line.dropFirst() + "\n")
        position += 1
      default: result += line.dropFirst() + "\n"
      }
    }
    return result + old[position...].joined()
  }
}
