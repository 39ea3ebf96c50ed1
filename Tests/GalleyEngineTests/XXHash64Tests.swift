import GalleyEngine
import Testing

/// Vectors of the reference implementation's self-test (`xxhsum -b`, `tests/sanity_test_vectors.h`) and of the manual of
/// its Python binding.
struct XXHash64Tests {
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func text(_ text: String, _ expected: UInt64) {
    #expect(XXHash64.hash(Array(text.utf8).span) == expected)
  }

  @Test(
    arguments: [
      (0, 0, 0xEF46_DB37_51D8_E999), (0, 1, 0xAC75_FDA2_929B_17EF), (1, 0, 0xE934_A84A_DB05_2768),
      (1, 1, 0x5014_6076_43A9_B4C3), (4, 0, 0x9136_A0DC_A574_57EE), (14, 0, 0x8282_DCC4_994E_35C8),
      (14, 1, 0xC3BD_6BF6_3DEB_6DF0), (222, 0, 0xB641_AE8C_B691_C174), (222, 1, 0x20CB_8AB7_AE10_C14A),
    ] as [(Int, UInt64, UInt64)])
  func selfTest(_ count: Int, _ seeds: UInt64, _ expected: UInt64) {
    var bytes: [UInt8] = []
    var generator: UInt64 = 2_654_435_761
    for _ in 0..<count {
      bytes.append(UInt8(generator >> 56))
      generator &*= 11_400_714_785_074_694_797
    }
    #expect(XXHash64.hash(bytes.span, seed: seeds * 2_654_435_761) == expected)
  }
}
