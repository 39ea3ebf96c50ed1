import GalleyEngine

/// All rules, in the one order that settles conflicts within a stage.
public enum Registry {
  public static let rules: [any Rule.Type] = [
    // roles
    JumpLine.self,
    PageFurniture.self,
    RepeatedFurniture.self,
    Byline.self,
    Caption.self,
    // wraps
    BrokenWrap.self,
    // neighbours
    UnmarkedCaption.self,
    Heading.self,
    // splits
    BylineRunIn.self,
    // removals
    DuplicateParagraph.self,
    // joins
    BrokenParagraph.self,
    // moves
    ColumnOrder.self,
    // matches
    ScatteredParagraph.self,
    // reports
    UnfinishedParagraph.self,
    // characters
    ControlCharacter.self,
    Composition.self,
    CompatibilityIdeograph.self,
    FullwidthLetter.self,
    HalfwidthKatakana.self,
    HalfwidthPunctuation.self,
    HanSpacing.self,
    RepeatedSpace.self,
  ]
}
