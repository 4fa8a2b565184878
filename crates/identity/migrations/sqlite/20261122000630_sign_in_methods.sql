-- How somebody signed in: 'password', 'password+code', 'passkey', 'provider', 'provider+code'.
ALTER TABLE session ADD COLUMN method TEXT NOT NULL DEFAULT 'password';
-- When the person of a grant had signed in ('auth_time').
ALTER TABLE oauth_grant ADD COLUMN signed_in_at INTEGER;

-- Proves that a process has the key with which the values at rest of this database are sealed. One row.
CREATE TABLE sealing_key (
    id INTEGER PRIMARY KEY,
    proof BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- An authenticator app's secret (RFC 6238), sealed; it counts once it is confirmed by a code. The
-- last step is that of the last code that was taken: no code is good twice.
CREATE TABLE totp (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    secret BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    last_step INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;

-- Codes for whoever has lost their authenticator app, as keyed hashes; each is good once.
CREATE TABLE recovery_code (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (tenant_id, user_id, code_hash)
) STRICT, WITHOUT ROWID;

-- Somebody whose password was right and whose code is still to come.
CREATE TABLE sign_in_step (
    tenant_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    user_id BLOB NOT NULL,
    method TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_step_user ON sign_in_step (tenant_id, user_id);

-- A WebAuthn credential: its public key and counter, as the library keeps them.
CREATE TABLE passkey (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    credential_id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
-- A credential is one person's, on the whole server.
CREATE UNIQUE INDEX passkey_credential ON passkey (credential_id);
CREATE INDEX passkey_user ON passkey (tenant_id, user_id, id);

-- Challenges and states that were answered: none is good twice. Kept until they would be too old.
CREATE TABLE spent_challenge (
    tenant_id BLOB NOT NULL,
    hash BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_challenge_end ON spent_challenge (tenant_id, expires_at);

-- Another organization's or company's server that says who somebody is (OpenID Connect). The client
-- secret is sealed.
CREATE TABLE identity_provider (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret BLOB,
    scope TEXT NOT NULL,
    match_by_mail INTEGER NOT NULL,
    is_enabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- Who somebody is at a provider.
CREATE TABLE external_identity (
    tenant_id BLOB NOT NULL,
    provider_id BLOB NOT NULL,
    subject TEXT NOT NULL,
    id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    PRIMARY KEY (tenant_id, provider_id, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX external_identity_user ON external_identity (tenant_id, user_id);

-- What an organization demands of those who sign in.
CREATE TABLE sign_in_policy (
    tenant_id BLOB PRIMARY KEY,
    second_step_for_administrators INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
