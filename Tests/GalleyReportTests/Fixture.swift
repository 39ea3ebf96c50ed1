import GalleyEngine

@testable import GalleyReport

/// A page with every kind of damage, and its report by rules that a test can rely on.
enum Fixture {
  static let page = """
    春渡日报 第3版

    渡口修好了 两岸都高兴

    是雨天还有孩子在渡口等船。

    春渡镇的老渡口停了三年,上个月重新开渡。镇里投入六十万元疏浚了河

    图为修好的渡口。 林小舟 摄

    道,加固了两岸的石阶,又添了两条新船,过河不用再绕行三公里。

    渡口每天开行四十班,早晚各加两班,逢集的日子再加四班。

    The ferry runs again since Monday, and both banks are glad; the resi-
    dents no longer walk
    three miles to the <bridge> & back.

    渡口每天开行四十班,早晚各加两班,逢集的日子再加四班。

    老船工说,他最放心不下的,

    镇里打算明年再修一座候船亭。记者 林小舟

    下一步,镇里将在对岸立起路灯,让晚归的人不再摸黑等着

    """

  static let rules: [any Rule.Type] = [
    Scripted<Titles>.self, Scripted<Pictures>.self, Scripted<Names>.self, Scripted<Copies>.self, Scripted<Joins>.self,
    Scripted<Moves>.self, Scripted<Ends>.self, WideCommas.self,
  ]

  static let severities: [String: Severity] = ["title": .info, "picture": .info, "end": .error]

  static func engine() -> Engine {
    let rules: [any Rule] = [
      Scripted<Titles>(), Scripted<Pictures>(), Scripted<Names>(), Scripted<Copies>(), Scripted<Joins>(),
      Scripted<Moves>(), Scripted<Ends>(), WideCommas(),
    ]
    return Engine(
      rules: rules.map { .init(rule: $0, severity: .warning, safety: .safe) }, policy: .init(minimumConfidence: 0.5))
  }

  static func report(of text: String = page, name: String = "pages/ferry.txt") throws -> PageReport {
    PageReport(engine().repair(try Page(name: name, bytes: Array(text.utf8))), severities: severities)
  }

  static func batch(_ pages: PageReport...) -> BatchReport {
    var batch = BatchReport(version: "1.2.3", rules: rules.map { $0.description })
    for page in pages { batch.add(page) }
    return batch
  }

  static func text(_ report: BatchReport, _ format: ReportFormat) -> String {
    String(decoding: report.file(format), as: UTF8.self)
  }

  static func lint(_ pages: PageReport..., format: LintFormat, isColoured: Bool = false) -> String {
    var context = LintContext(version: "1.2.3")
    context.isColoured = isColoured
    var writer = LintWriter(format, context)
    for page in pages { writer.add(page) }
    writer.finish(rules.map { $0.description })
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
