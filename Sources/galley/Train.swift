import ArgumentParser
import GalleyBatch
import NGramModel

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Make a language model of texts.",
    discussion: """
      Each line of a text is a paragraph: write what `galley clean` writes, or any clean text of the same newspaper. \
      `clean` and `lint` ask the model with --model FILE, or with “model” in rules.json, on pages that are written as \
      its texts are. The same texts give the same model, in whatever order they come. They are held in memory, about \
      75 bytes a character: 10 million characters take 750 MB and a quarter of an hour, ten seconds with --epochs 0.
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write the model to.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("The longest sequence of characters to learn, 2 to 7.", valueName: "number"))
  var order = NGramTrainer.Options().order

  @Option(
    help: ArgumentHelp(
      "Bytes that the model may have; what matters least is left out until it fits.", valueName: "bytes"))
  var size = NGramTrainer.Options().maximumSize

  @Option(
    help: ArgumentHelp(
      "How often the texts are gone through to learn which starts go on with which ends; 0 to leave that out.",
      valueName: "number"))
  var epochs = NGramTrainer.Options().epochs

  @Flag(help: "Standard input is JSON Lines. Files that end in .jsonl always are.")
  var jsonl = false

  @Option(
    help: ArgumentHelp(
      "The member of a JSON line that holds the text: a string, or an array of strings.", valueName: "name"))
  var textField = "text"

  func run() throws {
    var request = TrainRequest(paths, to: output)
    request.options.order = order
    request.options.maximumSize = size
    request.options.epochs = epochs
    request.readsLines = jsonl
    request.textField = textField
    try write(TrainRun.run(request))
  }
}
