import CNewsModel
import NGramModel

extension NGramModel {
  /// The default language model, compiled in: characters of Chinese news (`models/README.md`).
  public static let news: NGramModel = {
    let bytes = UnsafeRawBufferPointer(start: galley_news_model(), count: galley_news_model_size())
    do {
      return try NGramModel(compiledIn: bytes)
    } catch {
      fatalError("the language model in this binary is damaged: \(error)")
    }
  }()
}
