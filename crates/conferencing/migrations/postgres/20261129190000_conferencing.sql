-- What an organization has decided of conferences by phone, as JSON; without a row the usual holds.
CREATE TABLE conferencing_settings (
    tenant_id UUID NOT NULL,
    settings TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id)
);

-- Where people dial in.
CREATE TABLE conferencing_bridge (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    is_default BOOLEAN NOT NULL,
    -- What people get who are enabled from now on: numbers of this bridge.
    default_number TEXT,
    default_toll_free TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Service numbers.
CREATE TABLE conferencing_number (
    tenant_id UUID NOT NULL,
    -- E.164, with its plus sign.
    number TEXT NOT NULL,
    -- The bridge that answers; none for one that is not in use.
    bridge_id UUID,
    -- toll, tollFree
    kind TEXT NOT NULL,
    -- Two letters.
    country TEXT NOT NULL,
    city TEXT NOT NULL,
    primary_language TEXT NOT NULL,
    -- At most four, in order, as a JSON array.
    secondary_languages TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

-- Everybody who has or had to do with conferences by phone.
CREATE TABLE conferencing_person (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    -- Whether they held the licence when that was looked at last.
    is_licensed BOOLEAN NOT NULL,
    -- microsoft (the built-in one), other, none
    provider TEXT NOT NULL,
    -- Of another provider.
    provider_name TEXT,
    -- Of the built-in provider; all or none of them.
    conference_id TEXT,
    bridge_id UUID,
    pin_hash TEXT,
    pin_set_at TIMESTAMPTZ,
    toll_number TEXT,
    toll_free_number TEXT,
    allow_toll_free BOOLEAN NOT NULL,
    allow_pstn_only BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);

CREATE INDEX conferencing_person_number ON conferencing_person (tenant_id, toll_number);

-- Conference IDs in use: each is one person's on the whole server.
CREATE TABLE conferencing_id (
    conference_id TEXT NOT NULL PRIMARY KEY,
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    -- Wrong PINs since `tried_at`, and until when none is taken.
    tries BIGINT NOT NULL DEFAULT 0,
    tried_at TIMESTAMPTZ,
    locked_until TIMESTAMPTZ
);
