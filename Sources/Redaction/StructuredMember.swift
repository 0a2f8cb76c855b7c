/// A value that JSON-LD or microdata says to be part of a person's name, address or telephone number.
struct StructuredMember {
  /// What a value means.
  enum Meaning: Hashable {
    case name
    case familyName
    case givenName
    case address
    case street
    case locality
    case region
    case postalCode
    case telephone
    case coordinate
  }

  var meaning: Meaning
  var value: Range<Int>

  /// The meaning of a property of schema.org, by its name in small letters; `name` is anybody's.
  static let properties: [String: Meaning] = [
    "familyname": .familyName, "givenname": .givenName, "additionalname": .givenName, "address": .address, "streetaddress": .street,
    "addresslocality": .locality, "addressregion": .region, "postalcode": .postalCode, "postofficeboxnumber": .postalCode,
    "telephone": .telephone, "faxnumber": .telephone, "phone": .telephone, "latitude": .coordinate, "longitude": .coordinate,
  ]

  /// Properties whose value is a person.
  private static let people: Set<String> = [
    "customer", "recipient", "buyer", "deliveryaddress", "billingaddress", "shippingaddress", "undername", "receiver", "toperson",
  ]

  // MARK: JSON

  private struct Object {
    var property: String
    var type = ""
    var names: [Range<Int>] = []

    /// Whether its name is a person's.
    var isPerson: Bool {
      type == "person" || type == "postaladdress" || type != "organization" && StructuredMember.people.contains(property)
    }
  }

  /// The members of JSON whose quotation marks are tabs.
  static func members(ofJSON passage: Passage) -> [StructuredMember] {
    var found: [StructuredMember] = []
    var objects: [Object] = []
    var property = ""
    var index = 0
    func close(_ object: Object?) {
      guard let object, object.isPerson else { return }
      found += object.names.map { StructuredMember(meaning: .name, value: $0) }
    }
    while index < passage.count {
      switch passage.scalars[index] {
      case "{":
        objects.append(Object(property: property))
        property = ""
      case "}":
        close(objects.popLast())
        property = objects.last?.property ?? ""
      case "\t":
        let start = index + 1
        let end = passage.scalars[start...].firstIndex(of: "\t") ?? passage.count
        index = end
        if isProperty(passage, behind: end) {
          property = passage.foldedText(start..<min(end, start + 40))
        } else if let meaning = properties[property] {
          found.append(StructuredMember(meaning: meaning, value: start..<end))
        } else if let last = objects.indices.last {
          if property == "@type" { objects[last].type = passage.foldedText(start..<min(end, start + 40)) }
          if property == "name" { objects[last].names.append(start..<end) }
        }
      default: break
      }
      index += 1
    }
    for object in objects { close(object) }
    return found
  }

  /// Whether a colon follows a string.
  private static func isProperty(_ passage: Passage, behind end: Int) -> Bool {
    var index = end + 1
    while index < passage.count, passage.scalars[index].isBlank, passage.scalars[index] != "\t" { index += 1 }
    return index < passage.count && passage.scalars[index] == ":"
  }
}

extension Redactor {
  /// Replaces what structured data says about people and places.
  func replaceMembers(in passage: inout Passage) {
    for member in passage.members where passage.isFree(member.value.prefix(1)) {
      let value = passage.trimmed(member.value)
      guard !value.isEmpty else { continue }
      let isWestern = passage.scalars[value].allSatisfy(\.isASCII)
      switch member.meaning {
      case .name:
        guard !nameFinder.isPublic(passage.text(value)), let name = PersonName(passage.text(value)) else { continue }
        for (place, sample) in zip(passage.places(of: name.words, in: value), name.sample) { passage.replace(place, with: sample) }
      case .familyName: passage.replace(value, with: PersonName.sample(of: passage.text(value), [.family]))
      case .givenName: passage.replace(value, with: PersonName.sample(of: passage.text(value), [.given]))
      case .address: passage.replace(value, with: isWestern ? WesternAddressFinder.sample : PostalAddressFinder.sample)
      case .street: passage.replace(value, with: isWestern ? WesternAddressFinder.sample : PostalAddressFinder.sampleLot)
      case .locality: passage.replace(value, with: isWestern ? "Chiyoda-ku" : "千代田区")
      case .region: passage.replace(value, with: isWestern ? "Tokyo" : "東京都")
      case .postalCode, .telephone, .coordinate: zero(value, in: &passage)
      }
    }
  }
}
