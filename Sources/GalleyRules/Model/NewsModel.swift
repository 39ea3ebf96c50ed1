import CNewsModel
import NGramModel

/// The default language model, compiled in: characters of Chinese news.
enum NewsModel {
  static let shared: NGramModel = {
    let bytes = UnsafeRawBufferPointer(start: galley_news_model(), count: galley_news_model_size())
    do {
      return try NGramModel(compiledIn: bytes)
    } catch {
      fatalError("the language model in this binary is damaged: \(error)")
    }
  }()
}
