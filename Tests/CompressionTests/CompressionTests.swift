import Compression
import Testing

struct CompressionTests {
  /// Some text, and some noise that does not compress.
  private static let bytes: [UInt8] = {
    var state: UInt32 = 7
    let noise = (0..<200_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    return Array(String(repeating: "堤坝加固以后，三个村的低洼地都可以种晚稻了。\n", count: 3000).utf8) + noise
  }()

  private func packed(_ bytes: [UInt8], _ format: CompressedFormat, piece: Int = .max) throws -> [UInt8] {
    let compressor = try format.makeCompressor()
    var packed: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + min(piece, bytes.count))
      try compressor.compress(bytes.span.extracting(start..<end), into: &packed)
      start = end
    }
    try compressor.finish(into: &packed)
    return packed
  }

  /// - Returns: the bytes, and whether the stream may end behind the last of them.
  private func unpacked(
    _ packed: [UInt8], _ format: CompressedFormat, piece: Int, room: Int
  ) throws -> (bytes: [UInt8], isWhole: Bool) {
    let decompressor = try format.makeDecompressor()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: room)
    var isWhole = false
    var start = 0
    while start < packed.count {
      let end = min(packed.count, start + piece)
      var used = 0
      var written = 0
      repeat {
        let step = try buffer.withUnsafeMutableBufferPointer {
          try decompressor.decompress(packed.span.extracting(start + used..<end), into: $0)
        }
        used += step.used
        written = step.written
        bytes += buffer[..<written]
        isWhole = step.isWhole
      } while start + used < end || written == room && !isWhole
      start = end
    }
    return (bytes, isWhole)
  }

  @Test(arguments: CompressedFormat.allCases, [(Int.max, 1 << 20), (1 << 16, 1 << 12), (997, 64)])
  func whatWasPackedComesBack(_ format: CompressedFormat, sizes: (piece: Int, room: Int)) throws {
    let packed = try packed(Self.bytes, format, piece: sizes.piece)
    #expect(packed.count < Self.bytes.count)
    #expect(try self.packed(Self.bytes, format) == packed)
    #expect(CompressedFormat(start: packed.span) == format)
    let back = try unpacked(packed, format, piece: min(sizes.piece, packed.count), room: sizes.room)
    #expect(back.bytes == Self.bytes)
    #expect(back.isWhole)
  }

  @Test(arguments: CompressedFormat.allCases)
  func severalStreamsAreOne(_ format: CompressedFormat) throws {
    let two = try packed(Array("一\n".utf8), format) + packed([], format) + packed(Array("二\n".utf8), format)
    let back = try unpacked(two, format, piece: 5, room: 64)
    #expect(back.bytes == Array("一\n二\n".utf8))
    #expect(back.isWhole)
  }

  @Test(arguments: CompressedFormat.allCases)
  func whatBreaksOffIsNotWhole(_ format: CompressedFormat) throws {
    let packed = try packed(Array("一二三\n".utf8), format)
    for count in 1..<packed.count {
      let back = try unpacked(Array(packed[..<count]), format, piece: count, room: 64)
      #expect(!back.isWhole, "\(count) of \(packed.count) bytes")
    }
  }

  @Test(arguments: CompressedFormat.allCases)
  func damageIsTold(_ format: CompressedFormat) throws {
    var packed = try packed(Self.bytes, format)
    packed[packed.count / 2] ^= 0x55
    #expect(throws: CompressionError.self) { try unpacked(packed, format, piece: packed.count, room: 1 << 16) }
  }

  @Test func aFormatIsKnownByItsStartAndItsName() throws {
    #expect(CompressedFormat(start: Array("{\"text\"".utf8).span) == nil)
    #expect(CompressedFormat(start: [UInt8]().span) == nil)
    let undecided = [[0x1F], [0x28, 0xB5], [0x28, 0x29], [0x1F, 0x8B]].map { bytes -> Bool in
      CompressedFormat.isUndecided((bytes as [UInt8]).span)
    }
    #expect(undecided == [true, true, false, false])
    #expect(CompressedFormat(fileName: "a/pages.jsonl.zst") == .zstd)
    #expect(CompressedFormat(fileName: "pages.gz") == .gzip)
    #expect(CompressedFormat(fileName: "pages.gzip") == nil)
  }
}
