"""How schemathesis signs in: like a citizen, with the code that came to the sandbox phone."""

import hashlib
import os
import re
import time

import requests
import schemathesis

BACKEND = os.environ["PORTAL_URL"]
# A family of two in the sample data; the record that the OpenAPI document has for an example is theirs.
NUMBER = "9999900001"
ENDS_THE_SESSION = ["/api/v2/auth/extend", "/api/v2/auth/logout"]
SECONDS = 30


def newest():
    messages = requests.get(f"{BACKEND}/sandbox/messages", params={"mobile": NUMBER}, timeout=SECONDS).json()
    return messages[0] if messages else None


def next_after(known):
    """Messages go out after the answer, so the one that was asked for may not be there yet."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        message = newest()
        if message != known:
            return message
        time.sleep(0.02)
    raise TimeoutError("No message came to the sandbox phone")


def sign_in():
    message = newest()
    answer = requests.post(f"{BACKEND}/api/v2/auth/public/generateOTP", json={"mobile": NUMBER}, timeout=SECONDS)
    answer.raise_for_status()
    # A call that schemathesis made before may have sent a code to the same number, which comes first.
    for _ in range(2):
        message = next_after(message)
        code = re.search(r"#(\d{6})$", message["text"])[1]
        proof = {"txnId": answer.json()["txnId"], "otp": hashlib.sha256(code.encode()).hexdigest()}
        signed_in = requests.post(f"{BACKEND}/api/v2/auth/public/confirmOTP", json=proof, timeout=SECONDS)
        if signed_in.status_code != 400:
            break
    signed_in.raise_for_status()
    return signed_in.json()["token"]


class SignedIn:
    def get(self, case, context):
        return sign_in()

    def set(self, case, token, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}


# A session for many calls, and a new one for each call that ends it.
schemathesis.auth().skip_for(path=ENDS_THE_SESSION)(SignedIn)
schemathesis.auth(refresh_interval=None).apply_to(path=ENDS_THE_SESSION)(SignedIn)


@schemathesis.deserializer("application/pdf")
def pdf(context, response):
    """Held against the document as what it is there: a string of bytes, and one that begins as every PDF does."""
    if not response.content.startswith(b"%PDF-"):
        raise ValueError("This is no PDF")
    return response.content.decode("latin-1")
