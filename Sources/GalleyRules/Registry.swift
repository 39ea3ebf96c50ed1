import GalleyEngine

/// All rules, in the one order that settles conflicts within a stage.
public enum Registry {
  public static let rules: [any Rule.Type] = [
    // roles
    JumpLine.self,
    PageFurniture.self,
    Byline.self,
    Caption.self,
    // Behind what a line's own words say: a credit stands on many pages, too, and stays with its picture.
    RepeatedFurniture.self,
    // wraps
    BrokenWrap.self,
    // neighbours
    UnmarkedCaption.self,
    Heading.self,
    // splits
    BylineRunIn.self,
    JumpLineRunIn.self,
    FusedParagraph.self,
    // removals
    DuplicateParagraph.self,
    // joins
    BrokenParagraph.self,
    // moves
    ColumnOrder.self,
    // matches
    ScatteredParagraph.self,
    // placements
    LateLead.self,
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
