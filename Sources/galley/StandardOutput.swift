import GalleyBatch

/// Writes to standard output, in one go.
func write(_ text: String) throws { try OutputStream.standardOutput().write(Array(text.utf8)) }
