import Notices

extension NoticeReader {
  /// A reader with the shipped packs, the user's own ones and the trust that options and configuration name.
  static func configured(_ trust: TrustOptions, _ configuration: Configuration) throws -> NoticeReader {
    NoticeReader(packs: try UserPacks.library(), trust: trust.policy(configuration))
  }
}

extension Reading {
  /// True for a message of a known sender that has the words of a notice and yet gave no event: a template may have changed.
  var wasNotUnderstood: Bool { pack != nil && dismissal?.code == .nothingStated }
}
