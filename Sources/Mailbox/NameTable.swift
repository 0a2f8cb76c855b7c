internal import Glibc

/// File names of a folder, packed: a Maildir may hold hundreds of thousands.
struct NameTable {
  /// One name in the table.
  struct Place {
    fileprivate let start: Int
    fileprivate let count: UInt8
    fileprivate let uniqueCount: UInt8
    /// Which of the listed folders the file lies in.
    let folder: UInt8
    /// True when the file has been dealt with.
    fileprivate(set) var isDone = false
  }

  /// How names are put in order.
  enum Order {
    case byUniquePart
    /// MH's numbers: shorter names first.
    case byLength
  }

  private var bytes: [UInt8] = []
  private var places: [Place] = []

  /// Number of names.
  var count: Int { places.count }

  /// The name and what stands beside it.
  subscript(index: Int) -> (name: ArraySlice<UInt8>, unique: ArraySlice<UInt8>, folder: Int) {
    let place = places[index]
    let name = bytes[place.start..<(place.start + Int(place.count))]
    return (name, name.prefix(Int(place.uniqueCount)), Int(place.folder))
  }

  /// Adds a name of which the first `uniqueCount` bytes stay when the file is renamed.
  ///
  /// The system's names have at most 255 bytes.
  mutating func append(_ name: [UInt8], uniqueCount: Int, folder: Int) {
    places.append(
      Place(
        start: bytes.count, count: UInt8(clamping: name.count), uniqueCount: UInt8(clamping: uniqueCount), folder: UInt8(clamping: folder)))
    bytes += name
  }

  /// Tells that the file at `index` has been dealt with.
  mutating func finish(_ index: Int) { places[index].isDone = true }

  /// Puts the names in order; of those with the same unique part the one added last is kept.
  mutating func arrange(_ order: Order) {
    bytes.withUnsafeBufferPointer { bytes in
      places.sort { left, right in
        if order == .byLength, left.count != right.count { return left.count < right.count }
        let difference = Self.compare(bytes, left, right)
        return difference != 0 ? difference < 0 : left.start > right.start
      }
      var kept = 0
      for (index, place) in places.enumerated() where index == 0 || Self.compare(bytes, places[kept - 1], place) != 0 {
        places[kept] = place
        kept += 1
      }
      places.removeLast(places.count - kept)
    }
  }

  /// True when a file with this unique part has been dealt with; the names are in the order of these parts.
  func hasFinished(_ unique: ArraySlice<UInt8>) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].unique.lexicographicallyPrecedes(unique) { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low].isDone && self[low].unique == unique
  }

  /// Below, at or above zero as the left unique part comes before, with or after the right one.
  private static func compare(_ bytes: UnsafeBufferPointer<UInt8>, _ left: Place, _ right: Place) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let difference = memcmp(base + left.start, base + right.start, Int(min(left.uniqueCount, right.uniqueCount)))
    return difference != 0 ? Int(difference) : Int(left.uniqueCount) - Int(right.uniqueCount)
  }
}
