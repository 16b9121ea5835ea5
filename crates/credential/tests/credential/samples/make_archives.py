"""Makes archives.tsv: what the QR codes of Co-WIN hold, as Python's zipfile writes it.  python make_archives.py > archives.tsv

A line is a name, and the archive in base64. The person is made up, and the signature is of nothing.
"""

import base64
import io
import json
import zipfile

CREDENTIAL = {
    "@context": ["https://www.w3.org/2018/credentials/v1", "https://cowin.gov.in/credentials/vaccination/v1"],
    "type": ["VerifiableCredential", "ProofOfVaccinationCredential"],
    "credentialSubject": {
        "type": "Person", "id": "did:Passport:Dummy256", "refId": "12346", "name": "Bhaya Mitra", "gender": "Male",
        "age": "27 Years", "nationality": "Indian", "address": {"city": "", "district": "", "addressRegion": ""},
    },
    "issuer": "https://cowin.gov.in/",
    "issuanceDate": "2021-03-01T19:21:18.646Z",
    "evidence": [{
        "id": "https://cowin.gov.in/vaccine/123456789", "type": ["Vaccination"], "certificateId": 123456789,
        "batch": "MB3428BX", "vaccine": "COVAXIN", "manufacturer": "Bharat Biotech", "date": "2021-02-28T18:30:00Z",
        "dose": 1, "totalDoses": 2, "verifier": {"name": "Sooraj Singh"},
        "facility": {"name": "ABC Medical Center", "address": {"district": "Bangalore South"}},
    }],
    "proof": {"type": "RsaSignature2018", "jws": "eyJhbGciOiJQUzI1NiJ9..AAAA"},
}
TEXT = json.dumps(CREDENTIAL)


class Stream(io.RawIOBase):
    """Cannot go back, so that sizes are written behind the file."""

    def __init__(self):
        self.written = b""

    def writable(self):
        return True

    def write(self, data):
        self.written += bytes(data)
        return len(data)


def archive(method, out, files):
    with zipfile.ZipFile(out, "w", method) as zipped:
        for name, text in files:
            zipped.writestr(name, text)
    return out.getvalue() if isinstance(out, io.BytesIO) else out.written


CERTIFICATE = [("certificate.json", TEXT)]
OTHER = [("readme.txt", "not this one")]
for name, data in {
    "deflated": archive(zipfile.ZIP_DEFLATED, io.BytesIO(), CERTIFICATE),
    "deflated, as a stream, second of two": archive(zipfile.ZIP_DEFLATED, Stream(), OTHER + CERTIFICATE),
    "stored": archive(zipfile.ZIP_STORED, io.BytesIO(), CERTIFICATE),
    "without certificate": archive(zipfile.ZIP_DEFLATED, io.BytesIO(), OTHER),
    "by bzip2": archive(zipfile.ZIP_BZIP2, io.BytesIO(), CERTIFICATE),
    "too large": archive(zipfile.ZIP_DEFLATED, io.BytesIO(), [("certificate.json", " " * 70_000)]),
}.items():
    print(name, base64.b64encode(data).decode(), sep="\t")
