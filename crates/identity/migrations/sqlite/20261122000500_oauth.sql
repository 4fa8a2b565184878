ALTER TABLE application ADD COLUMN redirect_uris TEXT NOT NULL DEFAULT '[]';
ALTER TABLE application ADD COLUMN is_public INTEGER NOT NULL DEFAULT 0;

-- A certificate's public key, with which a program's assertions are verified (RFC 7523).
CREATE TABLE application_certificate (
    tenant_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    certificate BLOB NOT NULL,
    sha1 BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, application_id, id)
) STRICT, WITHOUT ROWID;

-- What a person has let an application do in their name. One grant has one code, or comes from one
-- device, and any number of refresh tokens after each other.
CREATE TABLE oauth_grant (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    scope TEXT NOT NULL,
    nonce TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX oauth_grant_user ON oauth_grant (tenant_id, user_id);
CREATE INDEX oauth_grant_end ON oauth_grant (tenant_id, expires_at);

-- Codes and refresh tokens: each is good once; one that comes back ends its grant.
CREATE TABLE oauth_token (
    tenant_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    grant_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    redirect_uri TEXT,
    challenge TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (tenant_id, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX oauth_token_grant ON oauth_token (tenant_id, grant_id);
CREATE INDEX oauth_token_end ON oauth_token (tenant_id, expires_at);

-- A device that waits for somebody to type its code elsewhere (RFC 8628).
CREATE TABLE oauth_device (
    tenant_id BLOB NOT NULL,
    device_hash BLOB NOT NULL,
    user_code TEXT NOT NULL,
    application_id BLOB NOT NULL,
    scope TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    polled_at INTEGER,
    user_id BLOB,
    decision TEXT,
    PRIMARY KEY (tenant_id, device_hash)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX oauth_device_code ON oauth_device (tenant_id, user_code);
