#!/usr/bin/env python3
"""Signs the messages of this folder with dkimpy, an implementation of its own, and writes the keys.

usage: sign.py [FOLDER]            writes the fixtures (new keys each time)
       sign.py --random SEED COUNT FOLDER   writes COUNT messages of random shape, signed in random ways
needs: dkimpy, PyNaCl, cryptography (Debian: python3-dkim python3-nacl python3-cryptography)
"""
import base64, json, os, random, sys
import dkim, nacl.signing
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

DOMAIN = b"hoshi-shop.example"
FIELDS = [b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"content-type"]
HEADER = (b"From: =?UTF-8?B?5pif5bGL44K544OI44Ki?= <order@hoshi-shop.example>\r\n"
          b"To: taro@example.jp\r\nSubject: =?UTF-8?B?55m66YCB44Gu44GK55+l44KJ44Gb?=\r\n"
          b"Date: Mon, 1 Sep 2025 10:20:29 +0900\r\nMessage-ID: <1@hoshi-shop.example>\r\nMIME-Version: 1.0\r\n"
          b"Content-Type: text/plain;\r\n\tcharset=\"utf-8\"\r\n")
BODY = "山田 太郎 様\r\n\r\nご注文の商品を  発送いたしました。 \r\n\r\nご注文番号:\tHS-2025-000201\r\n".encode()
records, private = {}, {}
# The moment of signing, so that expiry can be told.
dkim.time.time = lambda: 1756689629


def rsa_key(selector, bits=2048, tags=""):
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    private[selector] = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    records[f"{selector}._domainkey.{DOMAIN.decode()}"] = f"v=DKIM1; k=rsa; {tags}p=" + base64.b64encode(public).decode()


def ed25519_key(selector):
    key = nacl.signing.SigningKey.generate()
    private[selector] = base64.b64encode(bytes(key))
    records[f"{selector}._domainkey.{DOMAIN.decode()}"] = "v=DKIM1; k=ed25519; p=" + base64.b64encode(bytes(key.verify_key)).decode()


def sign(message, selector="s1", forms=b"relaxed/relaxed", fields=FIELDS, length=False, extra=(), identity=None, algorithm=b"rsa-sha256"):
    """The message with a signature on top; extra tags are signed too."""
    make = dkim.DKIM.gen_header

    def with_extra(self, tags, *rest):
        return make(self, tags[:-1] + list(extra) + tags[-1:], *rest)

    dkim.DKIM.gen_header = with_extra
    try:
        head, body = (part.encode() for part in forms.decode().split("/"))
        name = b"ed25519-sha256" if selector.startswith("e") else algorithm
        return dkim.sign(message, selector.encode(), DOMAIN, private[selector], include_headers=list(fields), length=length,
                         canonicalize=(head, body), identity=identity, signature_algorithm=name) + message
    finally:
        dkim.DKIM.gen_header = make


def fixtures(folder):
    rsa_key("s1"); rsa_key("k1024", 1024); rsa_key("test", tags="t=y; "); rsa_key("strict", tags="t=s; "); ed25519_key("e1")
    rsa_key("gone"); rsa_key("other")
    records[f"gone._domainkey.{DOMAIN.decode()}"] = "v=DKIM1; k=rsa; p="
    del records[f"other._domainkey.{DOMAIN.decode()}"]
    message = HEADER + b"\r\n" + BODY
    received = b"Received: from a by mx.example.jp; Mon, 1 Sep 2025 10:20:31 +0900\r\n"
    good = sign(message)
    made = {"relaxed": good.replace(b"\r\n", b"\n"), "key-of-1024-bits": sign(message, "k1024"), "ed25519": sign(message, "e1")}
    for forms in ["simple/simple", "simple/relaxed", "relaxed/simple"]:
        made[forms.replace("/", "-")] = sign(message, forms=forms.encode())
    made["simple-stored-with-lf"] = made["simple-simple"].replace(b"\r\n", b"\n")
    trailing = message + b"\t \r\n\r\n  \r\n"
    made["blank-lines-at-the-end"] = sign(trailing)
    made["blank-lines-lost"] = sign(trailing).rstrip() + b"\r\n"
    made["no-line-end"] = sign(message)[:-2]
    made["empty-body-simple"] = sign(HEADER + b"\r\n", forms=b"simple/simple")
    made["empty-body-relaxed"] = sign(HEADER + b"\r\n")
    quoted = message + b"From here on:\r\n>From there\r\n"
    made["quoted-by-storage"] = sign(quoted).replace(b"\r\n>From", b"\r\n>>From").replace(b"\r\nFrom here", b"\r\n>From here")
    made["fields-added-by-servers"] = b"Return-Path: <x@example>\r\n" + received + b"X-Spam-Status: No\r\n" + good
    made["two-signatures"] = good[:good.index(b"From:")].replace(b"s=s1", b"s=other") + good
    made["first-broken-second-holds"] = good[:good.index(b"From:")].replace(b"bh=", b"bh=AAAA", 1) + good
    made["never-expired"] = received + sign(message, extra=[(b"x", b"1757300000")])
    # Altered.
    made["body-altered"] = good.replace(b"000201", b"000202")
    made["subject-altered"] = good.replace(b"55m66YCB", b"44Kt44Oj")
    made["relaxed-blanks-altered"] = good.replace(b"Subject: ", b"SUBJECT:   ").replace(b"\xe5\x95\x86\xe5\x93\x81\xe3\x82\x92  ", b"\xe5\x95\x86\xe5\x93\x81\xe3\x82\x92\t ")
    made["simple-blanks-altered"] = made["simple-simple"].replace(b"Subject: ", b"Subject:  ")
    made["key-of-another"] = sign(message, "other").replace(b"s=other", b"s=s1")
    # Open.
    made["length-of-all"] = sign(message, length=True)
    made["length-and-more"] = sign(message, length=True) + "返金のため https://evil.example/ へ\r\n".encode()
    made["second-from-on-top"] = b"From: x@evil.example\r\n" + good
    made["second-subject-on-top"] = b"Subject: Refund\r\n" + good
    made["subject-not-signed"] = sign(message, fields=[b"from", b"to", b"date"])
    made["over-signed"] = sign(message, fields=FIELDS + [b"from", b"subject"])
    # Not to be counted.
    made["revoked"] = sign(message, "gone")
    made["only-tested"] = sign(message, "test")
    made["unknown-key"] = sign(message, "other")
    made["sha1"] = sign(message).replace(b"a=rsa-sha256", b"a=rsa-sha1")
    made["expired-on-arrival"] = b"Received: from a by b; Mon, 8 Sep 2025 10:20:31 +0900\r\n" + sign(message, extra=[(b"x", b"1756800000")])
    made["strict-key-host-below"] = sign(message, "strict", identity=b"@mail." + DOMAIN)
    made["strict-key"] = sign(message, "strict")
    for name, content in made.items():
        open(os.path.join(folder, name + ".eml"), "wb").write(content)
    json.dump(records, open(os.path.join(folder, "keys.json"), "w"), indent=1, sort_keys=True)


def random_messages(seed, count, folder):
    random.seed(seed)
    rsa_key("s1"); ed25519_key("e1")
    words = ["ご注文", "発送", "キャンセル", " ", "  ", "\t", "From ", ">From ", "", ".", "返金", "a=b; c", "\r\n", "\r\n\r\n"]
    expected = {}
    for index in range(count):
        body = "".join(random.choice(words) for _ in range(random.randrange(60))).encode() + random.choice([b"\r\n", b" \r\n\r\n"])
        if random.random() < 0.05: body = b""
        subject = b"Subject:" + random.choice([b" ", b"", b"\t"]) + random.choice([b"a", b"a  b", b"a\r\n  b\t c", b"a \r\n\tb "]) + b"\r\n"
        header = HEADER.replace(HEADER[HEADER.index(b"Subject"):HEADER.index(b"Date")], subject)
        forms = random.choice([b"relaxed/relaxed", b"simple/simple", b"relaxed/simple", b"simple/relaxed"])
        signed = sign(header + b"\r\n" + body, random.choice(["s1", "e1"]), forms, length=random.random() < 0.2)
        fate = random.choice(["kept", "kept", "lf", "altered"])
        if fate == "lf": signed = signed.replace(b"\r\n", b"\n")
        if fate == "altered": signed = signed.replace(b"<1@hoshi", b"<2@hoshi")
        name = f"{index:03}.eml"
        open(os.path.join(folder, name), "wb").write(signed)
        resolver = lambda asked, timeout=5: records.get(asked.decode().rstrip("."), "").encode()
        assert dkim.verify(signed.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), dnsfunc=resolver) == (fate != "altered"), name
        expected[name] = fate != "altered"
    json.dump({"keys": records, "verified": expected}, open(os.path.join(folder, "expected.json"), "w"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--random"]:
        random_messages(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        fixtures(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
