/// The names of characters in HTML: all of HTML 4 and the common ones of HTML 5.
///
/// Left out are the mathematical rest of HTML 5 and the names that stand for two characters.
struct CharacterReferenceTable: Sendable {
  static let shared = CharacterReferenceTable()

  /// The bounds of a name's length.
  static let nameLengths = 2...16

  /// The bounds of the length of a name that counts without a semicolon.
  static let bareNameLengths = 2...6

  private struct Meaning {
    let scalar: Unicode.Scalar
    let isBare: Bool
  }

  private var meanings: [UInt128: Meaning] = [:]

  private init() {
    add(Self.bareNames, isBare: true)
    add(Self.otherNames, isBare: false)
  }

  /// The character with a name packed by ``pack(_:_:)``; `bare`: no semicolon follows.
  func scalar(named name: UInt128, bare: Bool) -> Unicode.Scalar? {
    guard let meaning = meanings[name], meaning.isBare || !bare else { return nil }
    return meaning.scalar
  }

  /// Adds a byte to a packed name; names of up to sixteen bytes stay apart.
  @inline(__always)
  static func pack(_ name: UInt128, _ byte: UInt8) -> UInt128 {
    name << 8 | UInt128(byte)
  }

  /// Reads `name=hexadecimal` pairs, each followed by a blank or line feed.
  private mutating func add(_ list: StaticString, isBare: Bool) {
    list.withUTF8Buffer { bytes in
      var name: UInt128 = 0
      var value: UInt32?
      for byte in bytes {
        switch (byte, value) {
        case (UInt8(ascii: "="), nil): value = 0
        case (0x20, _), (0x0A, _):
          if let scalar = value.flatMap(Unicode.Scalar.init) { meanings[name] = Meaning(scalar: scalar, isBare: isBare) }
          name = 0
          value = nil
        case (_, nil): name = Self.pack(name, byte)
        case (_, let number?): value = number << 4 | (byte.hexadecimalValue ?? 0)
        }
      }
    }
  }

  /// Names that old pages write without a semicolon.
  private static let bareNames: StaticString = """
    AElig=C6 AMP=26 Aacute=C1 Acirc=C2 Agrave=C0 Aring=C5 Atilde=C3 Auml=C4 COPY=A9 Ccedil=C7 ETH=D0 Eacute=C9 Ecirc=CA Egrave=C8
    Euml=CB GT=3E Iacute=CD Icirc=CE Igrave=CC Iuml=CF LT=3C Ntilde=D1 Oacute=D3 Ocirc=D4 Ograve=D2 Oslash=D8 Otilde=D5 Ouml=D6
    QUOT=22 REG=AE THORN=DE Uacute=DA Ucirc=DB Ugrave=D9 Uuml=DC Yacute=DD aacute=E1 acirc=E2 acute=B4 aelig=E6 agrave=E0 amp=26
    aring=E5 atilde=E3 auml=E4 brvbar=A6 ccedil=E7 cedil=B8 cent=A2 copy=A9 curren=A4 deg=B0 divide=F7 eacute=E9 ecirc=EA egrave=E8
    eth=F0 euml=EB frac12=BD frac14=BC frac34=BE gt=3E iacute=ED icirc=EE iexcl=A1 igrave=EC iquest=BF iuml=EF laquo=AB lt=3C macr=AF
    micro=B5 middot=B7 nbsp=A0 not=AC ntilde=F1 oacute=F3 ocirc=F4 ograve=F2 ordf=AA ordm=BA oslash=F8 otilde=F5 ouml=F6 para=B6
    plusmn=B1 pound=A3 quot=22 raquo=BB reg=AE sect=A7 shy=AD sup1=B9 sup2=B2 sup3=B3 szlig=DF thorn=FE times=D7 uacute=FA ucirc=FB
    ugrave=F9 uml=A8 uuml=FC yacute=FD yen=A5 yuml=FF

    """

  private static let otherNames: StaticString = """
    Alpha=391 Beta=392 CenterDot=B7 Chi=3A7 CloseCurlyQuote=2019 Congruent=2261 Dagger=2021 Delta=394 DownArrow=2193 Epsilon=395
    Eta=397 Gamma=393 Hat=5E InvisibleComma=2063 InvisibleTimes=2062 Iota=399 Kappa=39A Lambda=39B LeftArrow=2190 MediumSpace=205F
    Mu=39C NewLine=A NoBreak=2060 NonBreakingSpace=A0 Nu=39D OElig=152 Omega=3A9 Omicron=39F
    OpenCurlyQuote=2018 Phi=3A6 Pi=3A0 Prime=2033 Psi=3A8 Rho=3A1 RightArrow=2192 Scaron=160 Sigma=3A3 Tab=9 Tau=3A4 Theta=398
    ThinSpace=2009 UpArrow=2191 Upsilon=3A5 Vert=2016 VerticalLine=7C Xi=39E Yuml=178 ZeroWidthSpace=200B Zeta=396 alefsym=2135
    alpha=3B1 and=2227 ang=2220 angst=C5 apos=27 approx=2248 ast=2A asymp=2248 bdquo=201E beta=3B2 bigcirc=25EF bigstar=2605
    blacksquare=25AA blank=2423 block=2588 bsol=5C bull=2022 bullet=2022 cap=2229 centerdot=B7 check=2713 checkmark=2713 chi=3C7
    cir=25CB circ=2C6 clubs=2663 colon=3A comma=2C commat=40 cong=2245 copysr=2117 crarr=21B5 cross=2717 cup=222A dArr=21D3
    dagger=2020 darr=2193 dash=2010 delta=3B4 diams=2666 dollar=24 dtri=25BF dtrif=25BE empty=2205 emsp=2003 emsp13=2004 emsp14=2005
    ensp=2002 epsilon=3B5 equals=3D equiv=2261 eta=3B7 euro=20AC excl=21 exist=2203 female=2640 flat=266D fnof=192 forall=2200
    frac13=2153 frac15=2155 frac16=2159 frac18=215B frac23=2154 frac38=215C frac58=215D frac78=215E frasl=2044 gamma=3B3 ge=2265
    geq=2265 grave=60 hArr=21D4 hairsp=200A half=BD harr=2194 hearts=2665 hellip=2026 horbar=2015 hyphen=2010 image=2111 incare=2105
    infin=221E inodot=131 int=222B iota=3B9 isin=2208 kappa=3BA lArr=21D0 lambda=3BB lang=27E8 larr=2190 lbbrk=2772 lbrace=7B
    lbrack=5B lceil=2308 lcub=7B ldquo=201C ldquor=201E le=2264 leq=2264 lfloor=230A lowast=2217 lowbar=5F loz=25CA lozenge=25CA
    lozf=29EB lpar=28 lrm=200E lsaquo=2039 lsqb=5B lsquo=2018 lsquor=201A ltri=25C3 ltrif=25C2 male=2642 marker=25AE mdash=2014
    midast=2A minus=2212 mldr=2026 mu=3BC nabla=2207 natural=266E ndash=2013 ne=2260 nearr=2197 ni=220B nldr=2025 notin=2209 nsub=2284
    nu=3BD num=23 numero=2116 numsp=2007 oelig=153 ohm=3A9 oline=203E omega=3C9 omicron=3BF oplus=2295 or=2228 otimes=2297 part=2202
    percnt=25 period=2E permil=2030 perp=22A5 phi=3C6 phone=260E pi=3C0 piv=3D6 plus=2B pm=B1 prime=2032 prod=220F prop=221D psi=3C8
    puncsp=2008 quest=3F rArr=21D2 radic=221A rang=27E9 rarr=2192 rbbrk=2773 rbrace=7D rbrack=5D rceil=2309 rcub=7D rdquo=201D
    rdquor=201D real=211C rfloor=230B rho=3C1 rlm=200F rpar=29 rsaquo=203A rsqb=5D rsquo=2019 rsquor=2019 rtri=25B9 rtrif=25B8
    sbquo=201A scaron=161 sdot=22C5 searr=2198 semi=3B sharp=266F sigma=3C3 sigmaf=3C2 sim=223C sol=2F spades=2660 squ=25A1
    square=25A1 squf=25AA star=2606 starf=2605 sub=2282 sube=2286 sum=2211 sung=266A sup=2283 supe=2287 target=2316 tau=3C4
    telrec=2315 rightarrow=2192 leftarrow=2190 uparrow=2191 downarrow=2193 leftrightarrow=2194 Rightarrow=21D2 Leftarrow=21D0
    longrightarrow=27F6 blacktriangle=25B4 triangle=25B5 triangleright=25B9 triangleleft=25C3 triangledown=25BF bigtriangleup=25B3
    bigtriangledown=25BD hookrightarrow=21AA there4=2234 theta=3B8 thetasym=3D1 thinsp=2009 tilde=2DC tprime=2034 trade=2122 uArr=21D1 uarr=2191 upsih=3D2
    upsilon=3C5 utri=25B5 utrif=25B4 verbar=7C vert=7C weierp=2118 xcirc=25EF xi=3BE zeta=3B6 zwj=200D zwnj=200C

    """
}
