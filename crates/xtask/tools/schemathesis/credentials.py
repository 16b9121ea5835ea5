"""Whether what the backend signs is what others read: cwt checks the signatures, jsonschema-rs the payload.

What was checked is written to a file, for the next reader: ../cose/credentials.mjs.
"""

import base64
import json
import os
import sys
import zlib

import cwt
import jsonschema_rs
import requests

from sandbox_phone import BACKEND, SECONDS, sign_in

PERSON = "99900000000001"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(text):
    """RFC 9285."""
    out = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        number = sum(ALPHABET.index(letter) * 45**place for place, letter in enumerate(group))
        out += number.to_bytes(len(group) - 1, "big")
    return bytes(out)


def get(path, **arguments):
    answer = requests.get(BACKEND + path, timeout=SECONDS, **arguments)
    answer.raise_for_status()
    return answer.json()


def trusted():
    keys = []
    for key in get("/api/v2/trust")["keys"]:
        pem = f"-----BEGIN PUBLIC KEY-----\n{key['spki']}\n-----END PUBLIC KEY-----\n"
        keys.append(cwt.COSEKey.from_pem(pem, kid=base64.b64decode(key["kid"])))
    return keys


def holds(signed, keys):
    try:
        return cwt.decode(signed, keys)
    # Whatever it is that cwt does not like.
    except Exception:
        return None


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = jsonschema_rs.validator_for(json.load(file))
    keys = trusted()
    session = {"headers": {"Authorization": f"Bearer {sign_in()}"}}
    path = "/api/v2/registration/certificate/public/credential"
    credentials = get(path, params={"beneficiary_reference_id": PERSON}, **session)["credentials"]
    people = get("/api/v2/appointment/beneficiaries", **session)["beneficiaries"]
    person = next(person for person in people if person["beneficiary_reference_id"] == PERSON)
    assert len(credentials) == len(person["doses"]) == 2
    refused = 0
    checked = []
    for credential, dose in zip(credentials, person["doses"]):
        signed = zlib.decompress(base45(credential["hcert"].removeprefix("HC1:")))
        claims = holds(signed, keys)
        assert claims and claims[1] == "IN" and claims[6] < claims[4]
        certificate = claims[-260][1]
        schema.validate(certificate)
        day = "-".join(reversed(dose["date"].split("-")))
        [entry] = certificate["v"]
        assert certificate["nam"]["fn"] == person["name"] and certificate["dob"] == str(person["birth_year"])
        assert (entry["dn"], entry["dt"]) == (dose["dose"], day)
        checked.append({"hcert": credential["hcert"], "name": person["name"], "dose": dose["dose"], "day": day})
        for place in range(0, len(signed), 7):
            tampered = bytearray(signed)
            tampered[place] ^= 1
            assert holds(bytes(tampered), keys) is None, f"cwt took a credential whose byte {place} was changed"
            refused += 1
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump({"keys": get("/api/v2/trust")["keys"], "credentials": checked}, file)
    print(f"{len(credentials)} credentials hold by cwt, {refused} that were changed do not")


if __name__ == "__main__":
    main()
