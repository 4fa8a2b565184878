-- What an organization has decided of conferences by phone, as JSON; without a row the usual holds.
CREATE TABLE conferencing_settings (
    tenant_id BLOB NOT NULL,
    settings TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- Where people dial in.
CREATE TABLE conferencing_bridge (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    -- What people get who are enabled from now on: numbers of this bridge.
    default_number TEXT,
    default_toll_free TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- Service numbers.
CREATE TABLE conferencing_number (
    tenant_id BLOB NOT NULL,
    -- E.164, with its plus sign.
    number TEXT NOT NULL,
    -- The bridge that answers; none for one that is not in use.
    bridge_id BLOB,
    -- toll, tollFree
    kind TEXT NOT NULL,
    -- Two letters.
    country TEXT NOT NULL,
    city TEXT NOT NULL,
    primary_language TEXT NOT NULL,
    -- At most four, in order, as a JSON array.
    secondary_languages TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;

-- Everybody who has or had to do with conferences by phone.
CREATE TABLE conferencing_person (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    -- Whether they held the licence when that was looked at last.
    is_licensed INTEGER NOT NULL,
    -- microsoft (the built-in one), other, none
    provider TEXT NOT NULL,
    -- Of another provider.
    provider_name TEXT,
    -- Of the built-in provider; all or none of them.
    conference_id TEXT,
    bridge_id BLOB,
    pin_hash TEXT,
    pin_set_at INTEGER,
    toll_number TEXT,
    toll_free_number TEXT,
    allow_toll_free INTEGER NOT NULL,
    allow_pstn_only INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX conferencing_person_number ON conferencing_person (tenant_id, toll_number);

-- Conference IDs in use: each is one person's on the whole server.
CREATE TABLE conferencing_id (
    conference_id TEXT NOT NULL PRIMARY KEY,
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    -- Wrong PINs since `tried_at`, and until when none is taken.
    tries INTEGER NOT NULL DEFAULT 0,
    tried_at INTEGER,
    locked_until INTEGER
) STRICT, WITHOUT ROWID;
