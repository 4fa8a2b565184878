-- Who provisions: one row per provider, whatever tokens it has had.
CREATE TABLE scim_provider (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name_key)
);

CREATE TABLE scim_token (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    provider_id UUID NOT NULL,
    hint TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX scim_token_id ON scim_token (tenant_id, id);

-- How a provider calls a person or a group.
CREATE TABLE scim_identity (
    tenant_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    resource_id UUID NOT NULL,
    kind TEXT NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant_id, provider_id, resource_id),
    UNIQUE (tenant_id, provider_id, kind, external_id)
);

-- What SCIM says of a person beyond the directory: a userName without a domain, and the form in
-- which addresses and numbers were given.
CREATE TABLE scim_user (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    user_name TEXT,
    user_name_key TEXT COLLATE "C",
    attributes TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX scim_user_name ON scim_user (tenant_id, user_name_key);
