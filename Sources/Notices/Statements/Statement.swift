import Events
import RulePacks

/// Something that a text says to have happened to an order.
struct Statement: Hashable {
  var kind: Kind
  /// How it is meant.
  var modality: Modality
  /// The words that say it, in the folded text.
  var range: Range<Int>
  /// 0...1: how sure these words are by themselves.
  var weight: Double
  var isInSubject: Bool
  /// The words describe goods that follow them: 出荷いたしました*お荷物*.
  var describesGoods = false

  /// The body says plainly that it was done.
  var isPlainlyDone: Bool { modality == .done && weight >= 0.9 && !isInSubject }
}

/// A cue that says nothing, with the reason, for explanations.
struct RejectedCue: Hashable {
  var range: Range<Int>
  /// The noun, when the cue is one.
  var stem: Stem?
  /// How it is meant, when something says so.
  var modality: Modality?
  var reason: Finding.Rejection
  /// A condition stands before it.
  var isUnderCondition = false
}
