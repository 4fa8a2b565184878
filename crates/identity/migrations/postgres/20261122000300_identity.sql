CREATE TABLE credential (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    password_hash TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    must_change BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);

CREATE TABLE sign_in_guard (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    failures BIGINT NOT NULL,
    last_failure_at TIMESTAMPTZ NOT NULL,
    locked_until TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, user_id)
);

CREATE TABLE session (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    user_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    user_agent TEXT NOT NULL,
    ip_address TEXT,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX session_token ON session (tenant_id, token_hash);
CREATE INDEX session_of_user ON session (tenant_id, user_id, id);
CREATE INDEX session_idle ON session (tenant_id, last_seen_at);

CREATE TABLE application (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE application_secret (
    tenant_id UUID NOT NULL,
    application_id UUID NOT NULL,
    id UUID NOT NULL,
    secret_hash BYTEA NOT NULL,
    hint TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, application_id, id)
);

CREATE TABLE application_permission (
    tenant_id UUID NOT NULL,
    application_id UUID NOT NULL,
    permission TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant_id, application_id, permission)
);

-- The private key stands here in clear, as PEM (PKCS #8): whoever reads this table can sign tokens of
-- the tenant. The database file (or server) and its backups must be readable by the service alone.
CREATE TABLE signing_key (
    tenant_id UUID NOT NULL,
    kid TEXT COLLATE "C" NOT NULL,
    private_key TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, kid)
);
