/// The HTML elements that matter to the text; all others are ``unknown``.
enum HTMLElement: String, CaseIterable {
  case unknown = ""
  // Inline.
  case a, abbr, acronym, b, bdi, bdo, big, cite, code, data, del, dfn, em, font, i, ins, kbd, label, mark, meter, nobr, q, s, samp, small
  case span, strike, strong, sub, sup, time, tt, u, `var`
  case button, object, applet, ruby, rb, rt, rtc, rp, noscript, noframes, datalist
  // Without content.
  case img, meta, link, wbr, input, area, base, basefont, bgsound, col, embed, frame, image, keygen, param, source, track
  // Blocks.
  case address, article, aside, blockquote, body, br, caption, center, colgroup, dd, details, dialog, dir, div, dl, dt, fieldset,
    figcaption, figure, footer, form
  case frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, legend, li, listing, main, marquee, menu, nav, ol, optgroup,
    option, p, plaintext, pre, search, section
  case select, summary, table, tbody, td, template, tfoot, th, thead, tr, ul
  // Drawings and formulas, and the parts of them that hold HTML again.
  case svg, math, desc, foreignObject = "foreignobject", annotation = "annotation-xml"
  // Elements whose content is not markup.
  case iframe, noembed, script, style, textarea, title, xmp

  /// What the text needs to know of an element.
  struct Traits: OptionSet {
    let rawValue: UInt16

    /// Begins and ends lines.
    static let block = Traits(rawValue: 1)

    /// Has no content and no end tag.
    static let void = Traits(rawValue: 2)

    /// Its content is not markup: it goes on to the end tag.
    static let raw = Traits(rawValue: 4)

    /// Stands inside lines.
    static let formatting = Traits(rawValue: 8)

    /// The document's frame: its tags nest in no way, since all that is in it is text.
    static let frame = Traits(rawValue: 16)

    /// Goes on in the next block if it was not closed in the last one (HTML Living Standard, section 13.2.4.3).
    static let reopens = Traits(rawValue: 32)

    /// An end tag inside does not close what is outside of it (section 13.2.4.2, "scope").
    static let boundary = Traits(rawValue: 64)

    /// Ends an open paragraph.
    static let endsParagraph = Traits(rawValue: 128)
  }

  var traits: Traits {
    switch self {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: [.formatting, .reopens]
    case .unknown, .abbr, .acronym, .bdi, .bdo, .cite, .data, .del, .dfn, .ins, .kbd, .label, .mark, .meter, .q, .samp, .span, .sub, .sup,
      .time, .var, .button, .ruby, .rb, .rt, .rtc, .rp, .noscript, .datalist, .svg, .math, .desc:
      .formatting
    // Mail programs show no frames, and so what stands in their stead.
    case .noframes: .block
    case .object, .applet, .foreignObject, .annotation: [.formatting, .boundary]
    case .img, .meta, .link, .wbr, .input, .area, .base, .basefont, .bgsound, .col, .embed, .frame, .image, .keygen, .param, .source,
      .track:
      .void
    case .br: [.void, .block]
    case .hr: [.void, .block, .endsParagraph]
    case .html, .head, .body, .frameset: [.frame, .block]
    case .iframe, .noembed, .script, .style, .title, .textarea: .raw
    case .xmp: [.raw, .block, .endsParagraph]
    case .table: [.block, .boundary, .endsParagraph]
    case .caption, .td, .th, .template, .marquee: [.block, .boundary]
    case .colgroup, .legend, .optgroup, .option, .select, .tbody, .tfoot, .thead, .tr: .block
    case .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure,
      .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .li, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre,
      .search, .section, .summary, .ul:
      [.block, .endsParagraph]
    }
  }

  /// Whether white space in the element is kept as it is.
  var preservesSpace: Bool {
    self == .pre || self == .listing || self == .xmp || self == .textarea
  }

  /// Whether the content of a raw element is text to be read.
  var hasReadableContent: Bool {
    self == .textarea || self == .xmp
  }
}
