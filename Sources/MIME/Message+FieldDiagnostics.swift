extension Message {
  /// What was guessed, replaced or cut to read the fields that are shown to people, and which of them stand twice; each named.
  public var fieldDiagnostics: [Diagnostic] {
    ["Subject", "From", "Sender", "Reply-To", "To", "Cc", "Date", "Message-ID", "References"].flatMap { name in
      let fields = header.all(name)
      var found: [Diagnostic]
      switch name {
      case "From", "Sender", "Reply-To", "To", "Cc": found = addressDiagnostics(name, fields.first)
      case "Date": found = []
      default: found = fields.first?.decodedText.diagnostics ?? []
      }
      if fields.count > 1 {
        let counting = name == "To" || name == "Cc" ? "all count" : "the first counts"
        found.append(Diagnostic(.duplicateField, "stands \(fields.count) times; \(counting)"))
      }
      switch name {
      case "From", "Sender", "Reply-To", "To", "Cc":
        let maximum = name == "To" || name == "Cc" ? limits.addresses : limits.originators
        if addresses(name, maximum + 1).count > maximum {
          found.append(Diagnostic(.addressesCut, "more than \(maximum) addresses"))
        }
      case "Date":
        if let field = fields.first, !field.unfolded.isEmpty { found += MailDate.diagnostics(of: field.unfolded) }
      case "References":
        if let field = fields.first, MessageIdentifiers.parse(field.unfolded).count > limits.references {
          found.append(Diagnostic(.referencesCut, "more than \(limits.references) identifiers; the last count"))
        }
      default: break
      }
      return found.map { Diagnostic($0.code, "\(name): \($0.detail)") }
    }
  }

  /// Trouble with the text of an address field; each of its names has its own room for encoded words.
  private func addressDiagnostics(_ name: String, _ field: HeaderField?) -> [Diagnostic] {
    guard let body = field?.unfolded else { return [] }
    var unlimited = limits
    unlimited.encodedWords = .max
    var found = EncodedWords.decode(body, limits: unlimited).diagnostics
    if AddressParser.parse(body, maximum: limits.addresses, limits: limits).hasCutWords {
      found.append(Diagnostic(.encodedWordsCut, "a name of more than \(limits.encodedWords) encoded words; the rest stays as written"))
    }
    return found
  }
}
