import Events

/// Brings statements without an order number together: the same parcel, or one mail answering the other.
struct Clusters {
  private var parents: [Int]

  /// Clusters of `statements`, which are sorted by time; members are places in that list.
  init(of statements: [Statement], linking: LinkingPolicy) {
    parents = Array(statements.indices)
    var parcels: [TrackingNumber: Int] = [:]
    var messages: [String: Int] = [:]
    for (place, statement) in statements.enumerated() {
      for number in statement.trackingNumbers {
        if let earlier = parcels[number],
          !statement.moment.isFarther(than: linking.trackingNumberDays, from: statements[earlier].moment)
        {
          unite(earlier, place)
        }
        parcels[number] = place
      }
      for id in statement.messageIDs {
        if let earlier = messages[id] { unite(earlier, place) }
        messages[id] = place
      }
    }
    for (place, statement) in statements.enumerated() {
      for id in statement.references {
        if let answered = messages[id],
          !statement.moment.isFarther(than: linking.threadDays, from: statements[answered].moment)
        {
          unite(answered, place)
        }
      }
    }
  }

  /// The clusters, each with its members in order, in the order of their first members.
  mutating func members() -> [[Int]] {
    var places: [Int: Int] = [:]
    var clusters: [[Int]] = []
    for member in parents.indices {
      let root = root(of: member)
      if let place = places[root] {
        clusters[place].append(member)
      } else {
        places[root] = clusters.count
        clusters.append([member])
      }
    }
    return clusters
  }

  private mutating func unite(_ left: Int, _ right: Int) {
    let leftRoot = root(of: left)
    let rightRoot = root(of: right)
    if leftRoot != rightRoot { parents[max(leftRoot, rightRoot)] = min(leftRoot, rightRoot) }
  }

  /// Halves the path on the way, which keeps the cost of any sequence of unions nearly linear.
  private mutating func root(of member: Int) -> Int {
    var current = member
    while parents[current] != current {
      parents[current] = parents[parents[current]]
      current = parents[current]
    }
    return current
  }
}
