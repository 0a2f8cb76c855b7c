import Events

/// An item and where it stands, which decides to which statement it belongs.
struct FoundItem {
  var item: Item
  var line: Int
  var section: NoticeText.SectionState
}
