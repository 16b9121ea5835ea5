-- The token that this one was given for, until this one is used and that one dies.
ALTER TABLE sessions ADD COLUMN renewed_from TEXT;
CREATE INDEX sessions_by_origin ON sessions (renewed_from) WHERE renewed_from IS NOT NULL;
