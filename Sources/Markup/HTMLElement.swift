/// The HTML elements that matter to the text; all others are ``unknown``.
enum HTMLElement: String, CaseIterable {
  case unknown = ""
  // Inline.
  case a, abbr, acronym, b, bdi, bdo, big, cite, code, data, del, dfn, em, font, i, ins, kbd, label, mark, meter, nobr, q, s, samp, small
  case span, strike, strong, sub, sup, time, tt, u, `var`
  case button, img, meta, link, wbr, input, area
  // Blocks.
  case address, article, aside, blockquote, body, br, caption, center, dd, details, dir, div, dl, dt, fieldset, figcaption, figure, footer,
    form
  case frameset, h1, h2, h3, h4, h5, h6, head, header, hr, html, legend, li, listing, main, menu, nav, ol, optgroup, option, p, pre, section
  case select, summary, table, tbody, td, template, tfoot, th, thead, tr, ul, xmp
  // Elements whose content is not markup.
  case iframe, noembed, noframes, script, style, textarea, title

  /// What the text needs to know of an element.
  struct Traits: OptionSet {
    let rawValue: UInt8

    /// Begins and ends lines.
    static let block = Traits(rawValue: 1)

    /// Has no content and no end tag.
    static let void = Traits(rawValue: 2)

    /// Its content is not markup: it goes on to the end tag.
    static let raw = Traits(rawValue: 4)

    /// Changes only the look of the text, so it is of no interest if it has no attributes of interest.
    static let formatting = Traits(rawValue: 8)

    /// The document's frame: dropped, since all that is in it is text.
    static let frame = Traits(rawValue: 16)
  }

  var traits: Traits {
    switch self {
    case .unknown, .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i, .ins, .kbd, .label, .mark,
      .meter, .nobr, .q, .s, .samp, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .button:
      .formatting
    case .img, .meta, .link, .wbr, .input, .area: .void
    case .br, .hr: [.void, .block]
    case .html, .head, .body, .frameset: [.frame, .block]
    case .iframe, .noembed, .noframes, .script, .style, .title, .textarea: .raw
    case .address, .article, .aside, .blockquote, .caption, .center, .dd, .details, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure,
      .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .legend, .li, .listing, .main, .menu, .nav, .ol, .optgroup, .option, .p, .pre,
      .section, .select, .summary, .table, .tbody, .td, .template, .tfoot, .th, .thead, .tr, .ul, .xmp:
      .block
    }
  }

  /// Whether white space in the element is kept as it is.
  var preservesSpace: Bool {
    self == .pre || self == .listing || self == .xmp || self == .textarea
  }
}
