import CICUCalls

/// A call into ICU that failed.
public struct ICUError: Error, Equatable, CustomStringConvertible {
  /// ICU's name of the error, as `U_ILLEGAL_ARGUMENT_ERROR` (`u_errorName`).
  public let name: String
  /// The C function that failed.
  public let function: String

  init(_ status: Int32, in function: String) {
    name = String(cString: icu_errorName(status))
    self.function = function
  }

  public var description: String { "\(function): \(name)" }
}

/// A status of ICU (`UErrorCode`).
extension Int32 {
  /// Throws when the code is a failure; warnings pass (`U_FAILURE`).
  func check(_ function: String) throws(ICUError) {
    if icu_failed(self) { throw ICUError(self, in: function) }
  }
}

/// The version of ICU that Galley was built with, as `72.1` (`U_ICU_VERSION`).
public let icuVersion = String(cString: icu_version())
