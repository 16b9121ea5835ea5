"""Makes samples.tsv: certificates written by implementations that share nothing with this crate.

Ran once, with throwaway keys that were not kept:  pip install cwt==3.3.0 base45==0.4.4  &&  python make.py > samples.tsv
A line is a name, the public key as SPKI in base64, and the text. The people are made up.
"""

import base64
import zlib

import base45
import cbor2
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
import cwt

ISSUED, EXPIRES = 1_620_000_000, 1_900_000_000
NAME = {"fn": "Musterfrau-Gößinger", "gn": "Gabriele", "fnt": "MUSTERFRAU<GOESSINGER", "gnt": "GABRIELE"}
COMMON = {"tg": "840539006", "co": "AT", "is": "Ministry of Health, Austria"}
VACCINATION = {
    "ver": "1.3.0", "nam": NAME, "dob": "1998-02-26",
    "v": [COMMON | {"vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 1, "sd": 2,
                    "dt": "2021-02-18", "ci": "URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B"}],
}
TEST = {
    "ver": "1.2.1", "nam": NAME, "dob": "1998",
    "t": [COMMON | {"tt": "LP6464-4", "nm": "Roche LightCycler qPCR", "sc": cbor2.CBORTag(0, "2021-02-20T12:34:56Z"),
                    "tr": "260415000", "tc": "Testing center Vienna 1",
                    "ci": "URN:UVCI:01:AT:71EE2559DE38C6BF7304FB65A1A451EC#3"}],
}
RECOVERY = {
    "ver": "1.2.1", "nam": NAME, "dob": "",
    "r": [COMMON | {"fr": "2021-02-20", "df": "2021-04-04", "du": "2021-10-04",
                    "ci": "URN:UVCI:01:AT:858CC18CFCF5965EF82F60E493349AA5#K"}],
}


def spki(key):
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def line(name, key, cose):
    text = "HC1:" + base45.b45encode(zlib.compress(cose)).decode()
    print(name, base64.b64encode(spki(key)).decode(), text, sep="\t")


def kid(key):
    digest = hashes.Hash(hashes.SHA256())
    digest.update(spki(key))
    return digest.finalize()[:8]


def token(dcc, times=int):
    return {1: "AT", 4: times(EXPIRES), 6: times(ISSUED), -260: {1: dcc}}


def es256(key, message):
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def ps256(key, message):
    return key.sign(message, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())


def by_hand(sign, key, protected, unprotected, payload):
    protected = cbor2.dumps(protected)
    signature = sign(key, cbor2.dumps(["Signature1", protected, b"", payload]))
    return [protected, unprotected, payload, signature]


def cwt_key(key):
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return cwt.COSEKey.from_pem(pem, kid=kid(key), alg="ES256" if isinstance(key, ec.EllipticCurvePrivateKey) else "PS256")


p256 = ec.generate_private_key(ec.SECP256R1())
rsa2048 = rsa.generate_private_key(65537, 2048)

# Written wholly by the package cwt.
line("vaccination by cwt, ES256", p256, cwt.encode(token(VACCINATION), cwt_key(p256)))
line("recovery by cwt, PS256", rsa2048, cwt.encode(token(RECOVERY), cwt_key(rsa2048)))

# What issuers were seen to do: no tag, the id of the key unprotected, times as floats, a tag on a date.
payload = cbor2.dumps(token(TEST, float))
line("test by cbor2, ES256, id unprotected, untagged", p256,
     cbor2.dumps(by_hand(es256, p256, {1: -7}, {4: kid(p256)}, payload)))

# Two tags, and maps without a length, as Jackson writes them; cbor2 does not, so the outermost map is made by hand.
entries = b"".join(cbor2.dumps(key) + cbor2.dumps(value) for key, value in token(VACCINATION).items())
line("vaccination by cbor2, PS256, indefinite map, two tags", rsa2048,
     cbor2.dumps(cbor2.CBORTag(61, cbor2.CBORTag(18, by_hand(
         ps256, rsa2048, {1: -37, 4: kid(rsa2048)}, {}, b"\xbf" + entries + b"\xff")))))
