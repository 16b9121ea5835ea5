-- Times are unix milliseconds; days are ISO 8601 text; ids are text. Whole numbers are BIGINT, as they are read.

CREATE TABLE beneficiaries (
    reference_id          TEXT PRIMARY KEY NOT NULL,
    mobile                TEXT NOT NULL,
    name                  TEXT NOT NULL,
    birth_year            BIGINT,
    gender                TEXT,
    photo_id_type         TEXT,
    -- Masked before it comes here: the whole number is nowhere in this database.
    photo_id_masked       TEXT,
    vaccination_status    TEXT NOT NULL,
    certificate_id        TEXT,
    due_dose              BIGINT,
    next_vaccination_date TEXT
);
CREATE INDEX beneficiaries_by_mobile ON beneficiaries (mobile, reference_id);

CREATE TABLE doses (
    reference_id  TEXT NOT NULL REFERENCES beneficiaries (reference_id),
    dose          BIGINT NOT NULL,
    vaccine       TEXT,
    given_on      TEXT,
    batch         TEXT,
    next_due_on   TEXT,
    vaccinated_by TEXT,
    facility      TEXT,
    district      TEXT,
    state         TEXT,
    PRIMARY KEY (reference_id, dose)
);

-- Rows stay for a day after sending: the limits on sending are counted from them.
CREATE TABLE codes (
    txn_id      TEXT PRIMARY KEY NOT NULL,
    mobile      TEXT NOT NULL,
    sent_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    salt        TEXT NOT NULL,
    hash        TEXT NOT NULL,
    -- How often the code was compared with a guess; raised before each comparison.
    tries       BIGINT NOT NULL DEFAULT 0,
    spent_at    BIGINT
);
CREATE INDEX codes_by_mobile ON codes (mobile, sent_at);
CREATE INDEX codes_by_age ON codes (sent_at);

CREATE TABLE number_locks (
    mobile         TEXT PRIMARY KEY NOT NULL,
    wrong_in_a_row BIGINT NOT NULL,
    locked_until   BIGINT NOT NULL,
    -- When a guess was last counted: a day without one ends the row of wrong codes.
    guessed_at     BIGINT NOT NULL
);
CREATE INDEX number_locks_by_age ON number_locks (guessed_at);

CREATE TABLE sessions (
    token_hash   TEXT PRIMARY KEY NOT NULL,
    mobile       TEXT NOT NULL,
    signed_in_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);

-- Append-only, and chained: a record that was changed, added, moved or removed is found.
CREATE TABLE activity (
    -- From 1 on and without a gap.
    position     BIGINT PRIMARY KEY NOT NULL,
    -- The cursor that leaves the house: says nothing of how many rows there are.
    entry_id     TEXT NOT NULL UNIQUE,
    mobile       TEXT NOT NULL,
    at           BIGINT NOT NULL,
    who          TEXT NOT NULL,
    how          TEXT NOT NULL,
    what         TEXT NOT NULL,
    reference_id TEXT,
    -- Taken with the audit key over the hash of the record before and all the columns above.
    hash         TEXT NOT NULL
);
CREATE INDEX activity_by_mobile ON activity (mobile, position);

CREATE TRIGGER activity_is_never_changed BEFORE UPDATE ON activity
BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END;

-- Where the records begin (`anchor`: the newest of those that were purged) and end (`head`: the newest).
CREATE TABLE activity_ends (
    name     TEXT PRIMARY KEY NOT NULL,
    position BIGINT NOT NULL,
    hash     TEXT NOT NULL,
    -- Taken with the audit key over the three columns above.
    seal     TEXT NOT NULL
);

-- Only what the anchor stands for may go.
CREATE TRIGGER activity_is_purged_up_to_the_anchor BEFORE DELETE ON activity
WHEN OLD.position > COALESCE((SELECT position FROM activity_ends WHERE name = 'anchor'), 0)
BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END;

CREATE TRIGGER activity_ends_only_move_on BEFORE UPDATE ON activity_ends
WHEN NEW.name <> OLD.name OR NEW.position < OLD.position
BEGIN SELECT RAISE(ABORT, 'the ends of the activity only move on'); END;

CREATE TRIGGER activity_ends_stay BEFORE DELETE ON activity_ends
BEGIN SELECT RAISE(ABORT, 'the ends of the activity only move on'); END;
