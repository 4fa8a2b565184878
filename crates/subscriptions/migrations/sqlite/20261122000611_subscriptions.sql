-- Who wants to be notified of which changes, and up to where in the change log they have been.
CREATE TABLE subscription (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    resource TEXT NOT NULL,
    change_types TEXT NOT NULL,
    notification_url TEXT NOT NULL,
    lifecycle_url TEXT,
    -- Sealed.
    client_state BLOB,
    tls_version TEXT NOT NULL,
    creator_id BLOB NOT NULL,
    creator_kind TEXT NOT NULL,
    application_id BLOB,
    grant_id BLOB,
    renewed_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- Every entry of the change log up to this one has been told …
    position INTEGER NOT NULL,
    -- … and so many of the notifications of the next one.
    told INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    paused INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX subscription_creator ON subscription (tenant_id, creator_id);
