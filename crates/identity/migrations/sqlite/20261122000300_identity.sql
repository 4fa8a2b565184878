CREATE TABLE credential (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    must_change INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_guard (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    failures INTEGER NOT NULL,
    last_failure_at INTEGER NOT NULL,
    locked_until INTEGER,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    user_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    user_agent TEXT NOT NULL,
    ip_address TEXT,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX session_token ON session (tenant_id, token_hash);
CREATE INDEX session_of_user ON session (tenant_id, user_id, id);
CREATE INDEX session_idle ON session (tenant_id, last_seen_at);

CREATE TABLE application (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE application_secret (
    tenant_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    id BLOB NOT NULL,
    secret_hash BLOB NOT NULL,
    hint TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, application_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE application_permission (
    tenant_id BLOB NOT NULL,
    application_id BLOB NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (tenant_id, application_id, permission)
) STRICT, WITHOUT ROWID;

-- The private key stands here in clear, as PEM (PKCS #8): whoever reads this table can sign tokens of
-- the tenant. The database file (or server) and its backups must be readable by the service alone.
CREATE TABLE signing_key (
    tenant_id BLOB NOT NULL,
    kid TEXT NOT NULL,
    private_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, kid)
) STRICT, WITHOUT ROWID;
