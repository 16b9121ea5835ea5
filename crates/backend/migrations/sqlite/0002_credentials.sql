-- One row a dose that a credential was issued for. The text holds name, year of birth and dose, signed.
CREATE TABLE credentials (
    reference_id   TEXT NOT NULL REFERENCES beneficiaries (reference_id),
    dose           BIGINT NOT NULL,
    -- Stays the same however often the credential is issued anew: a certificate is revoked by it.
    certificate_id TEXT NOT NULL UNIQUE,
    -- A digest of what the record said when it was issued.
    made_of        TEXT NOT NULL,
    -- The key that signed, base64.
    kid            TEXT NOT NULL,
    hcert          TEXT NOT NULL,
    expires_at     BIGINT NOT NULL,
    PRIMARY KEY (reference_id, dose)
);

-- When the last credential runs out that a key has signed, also one that was issued anew since: so long those who
-- check have to know the key.
CREATE TABLE signing_keys (
    kid             TEXT PRIMARY KEY NOT NULL,
    last_expires_at BIGINT NOT NULL
);

CREATE TABLE revocations (
    certificate_id TEXT PRIMARY KEY NOT NULL,
    revoked_at     BIGINT NOT NULL
);
