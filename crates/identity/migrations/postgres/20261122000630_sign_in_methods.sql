-- How somebody signed in: 'password', 'password+code', 'passkey', 'provider', 'provider+code'.
ALTER TABLE session ADD COLUMN method TEXT NOT NULL DEFAULT 'password';
-- When the person of a grant had signed in ('auth_time').
ALTER TABLE oauth_grant ADD COLUMN signed_in_at TIMESTAMPTZ;

-- Proves that a process has the key with which the values at rest of this database are sealed. One row.
CREATE TABLE sealing_key (
    id BIGINT PRIMARY KEY,
    proof BYTEA NOT NULL
);

-- An authenticator app's secret (RFC 6238), sealed; it counts once it is confirmed by a code. The
-- last step is that of the last code that was taken: no code is good twice.
CREATE TABLE totp (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    secret BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    confirmed_at TIMESTAMPTZ,
    last_step BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);

-- Codes for whoever has lost their authenticator app, as keyed hashes; each is good once.
CREATE TABLE recovery_code (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, user_id, code_hash)
);

-- Somebody whose password was right and whose code is still to come.
CREATE TABLE sign_in_step (
    tenant_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    user_id UUID NOT NULL,
    method TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, token_hash)
);
CREATE INDEX sign_in_step_user ON sign_in_step (tenant_id, user_id);

-- A WebAuthn credential: its public key and counter, as the library keeps them.
CREATE TABLE passkey (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    credential_id BYTEA NOT NULL,
    display_name TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id)
);
-- A credential is one person's, on the whole server.
CREATE UNIQUE INDEX passkey_credential ON passkey (credential_id);
CREATE INDEX passkey_user ON passkey (tenant_id, user_id, id);

-- Challenges and states that were answered: none is good twice. Kept until they would be too old.
CREATE TABLE spent_challenge (
    tenant_id UUID NOT NULL,
    hash BYTEA NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, hash)
);
CREATE INDEX spent_challenge_end ON spent_challenge (tenant_id, expires_at);

-- Another organization's or company's server that says who somebody is (OpenID Connect). The client
-- secret is sealed.
CREATE TABLE identity_provider (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret BYTEA,
    scope TEXT NOT NULL,
    match_by_mail BOOLEAN NOT NULL,
    is_enabled BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Who somebody is at a provider.
CREATE TABLE external_identity (
    tenant_id UUID NOT NULL,
    provider_id UUID NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, provider_id, subject)
);
CREATE INDEX external_identity_user ON external_identity (tenant_id, user_id);

-- What an organization demands of those who sign in.
CREATE TABLE sign_in_policy (
    tenant_id UUID PRIMARY KEY,
    second_step_for_administrators BOOLEAN NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
