import Authentication
import Notices

extension NoticeReader {
  /// A reader with the shipped packs and the user's own ones.
  static func configured(_ trust: TrustPolicy) throws -> NoticeReader { NoticeReader(packs: try UserPacks.library(), trust: trust) }
}

extension Reading {
  /// True for a message of a known sender that has the words of a notice and yet gave no event: a template may have changed.
  var wasNotUnderstood: Bool { pack != nil && (dismissal?.code == .nothingStated || dismissal?.code == .noRule) }
}
