import Events

/// What was stated and not reported, for explanations.
extension KindDecision {
  /// The kinds that the message states without reporting them, with what they lacked.
  func shortfalls(reported: [Reported]) -> [(kind: Kind, shortfall: Finding.Shortfall)] {
    let stated = Set(statements.map(\.kind)).subtracting(reported.map(\.kind))
    return Kind.allCases.filter(stated.contains).map { kind in
      if total(kind) == nil { return (kind, .weakWords) }
      return (kind, isPlausible(kind) ? .overruled : .noOrder)
    }
  }
}
