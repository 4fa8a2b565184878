-- A browser that this server itself pushes to, for one website. It is nobody's: it is told by secrets of its own.
CREATE TABLE push_subscription (
    -- Whose key it is for.
    tenant_id BLOB NOT NULL,
    -- SHA-256 of what its endpoint ends with.
    token BLOB NOT NULL,
    -- SHA-256 of the secret by which the browser is told.
    agent BLOB NOT NULL,
    -- The browser's name for it.
    channel_id BLOB NOT NULL,
    -- The public key that pushes to it are signed with.
    vapid TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- When the browser was last there.
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (token)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX push_subscription_agent ON push_subscription (agent, channel_id);
CREATE INDEX push_subscription_idle ON push_subscription (tenant_id, seen_at);

-- What a browser has not taken yet, as only it can read it.
CREATE TABLE push_message (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    agent BLOB NOT NULL,
    channel_id BLOB NOT NULL,
    -- What comes later under the same topic takes its place.
    topic TEXT,
    body BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX push_message_waiting ON push_message (agent, created_at, id);
CREATE INDEX push_message_expired ON push_message (tenant_id, expires_at);

CREATE INDEX notification_settings_vapid ON notification_settings (vapid_public) WHERE vapid_public IS NOT NULL;
