ALTER TABLE application ADD COLUMN redirect_uris TEXT NOT NULL DEFAULT '[]';
ALTER TABLE application ADD COLUMN is_public BOOLEAN NOT NULL DEFAULT FALSE;

-- A certificate's public key, with which a program's assertions are verified (RFC 7523).
CREATE TABLE application_certificate (
    tenant_id UUID NOT NULL,
    application_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    certificate BYTEA NOT NULL,
    sha1 BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, application_id, id)
);

-- What a person has let an application do in their name. One grant has one code, or comes from one
-- device, and any number of refresh tokens after each other.
CREATE TABLE oauth_grant (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    user_id UUID NOT NULL,
    scope TEXT NOT NULL,
    nonce TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX oauth_grant_user ON oauth_grant (tenant_id, user_id);
CREATE INDEX oauth_grant_end ON oauth_grant (tenant_id, expires_at);

-- Codes and refresh tokens: each is good once; one that comes back ends its grant.
CREATE TABLE oauth_token (
    tenant_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    grant_id UUID NOT NULL,
    kind TEXT NOT NULL,
    redirect_uri TEXT,
    challenge TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, token_hash)
);
CREATE INDEX oauth_token_grant ON oauth_token (tenant_id, grant_id);
CREATE INDEX oauth_token_end ON oauth_token (tenant_id, expires_at);

-- A device that waits for somebody to type its code elsewhere (RFC 8628).
CREATE TABLE oauth_device (
    tenant_id UUID NOT NULL,
    device_hash BYTEA NOT NULL,
    user_code TEXT NOT NULL,
    application_id UUID NOT NULL,
    scope TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    polled_at TIMESTAMPTZ,
    user_id UUID,
    decision TEXT,
    PRIMARY KEY (tenant_id, device_hash)
);
CREATE UNIQUE INDEX oauth_device_code ON oauth_device (tenant_id, user_code);
