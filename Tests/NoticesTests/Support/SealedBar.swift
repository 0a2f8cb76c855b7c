/// The score below which the sealed messages may not fall; raised whenever reading improves, never lowered.
enum SealedBar {
  static let f1 = 0.8
  static let letters = 0.92
  static let systems = 0.9
  static let staff = 0.88
}
