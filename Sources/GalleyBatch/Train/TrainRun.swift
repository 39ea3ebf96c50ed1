import NGramModel

/// What `galley train` is asked to do.
public struct TrainRequest: Sendable {
  /// Files and folders; `-` is standard input.
  public var paths: [String]
  /// The file that the model is written to.
  public var output: String
  public var options = NGramTrainer.Options()
  /// Whether standard input is JSON Lines.
  public var readsLines = false
  /// The member of a JSON line that holds the text: a string, or an array of strings.
  public var textField = "text"

  public init(_ paths: [String], to output: String) {
    self.paths = paths
    self.output = output
  }
}

/// One run of `galley train`.
public enum TrainRun {
  /// Trains a model and writes it.
  ///
  /// The same texts give the same bytes, in whatever order they come. All of them are held in memory, about 75 bytes a
  /// character.
  /// - Returns: what was learnt, for a person.
  /// - Throws: `Problem`, and then nothing was written.
  public static func run(_ request: TrainRequest) throws(Problem) -> String {
    let texts = TrainingTexts(request.paths, readsLines: request.readsLines, field: request.textField)
    let model: NGramModel
    do {
      let bytes = try NGramTrainer.train(texts: texts, options: request.options)
      if let problem = texts.problem { throw problem }
      model = try NGramModel(bytes)
      try FileWriter.write(bytes.span, to: request.output)
    } catch {
      throw texts.problem ?? Problem(request.output, "\(error)")
    }
    return TrainReport.text(of: model, at: request.output, options: request.options)
  }
}
