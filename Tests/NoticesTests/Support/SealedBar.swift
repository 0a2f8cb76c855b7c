/// The score below which the sealed messages may not fall; raised whenever reading improves, never lowered.
enum SealedBar {
  static let letters = 0.94
  static let staff = 0.9
}
