-- Who provisions: one row per provider, whatever tokens it has had.
CREATE TABLE scim_provider (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE scim_token (
    token_hash BLOB NOT NULL PRIMARY KEY,
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    provider_id BLOB NOT NULL,
    hint TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX scim_token_id ON scim_token (tenant_id, id);

-- How a provider calls a person or a group.
CREATE TABLE scim_identity (
    tenant_id BLOB NOT NULL,
    provider_id BLOB NOT NULL,
    resource_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    external_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, provider_id, resource_id),
    UNIQUE (tenant_id, provider_id, kind, external_id)
) STRICT, WITHOUT ROWID;

-- What SCIM says of a person beyond the directory: a userName without a domain, and the form in
-- which addresses and numbers were given.
CREATE TABLE scim_user (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    user_name TEXT,
    user_name_key TEXT,
    attributes TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scim_user_name ON scim_user (tenant_id, user_name_key);
