-- Who is told of what happens here, and up to where in the change log they have been.
CREATE TABLE webhook (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    url TEXT NOT NULL,
    -- Names of events, as a JSON array.
    event_types TEXT NOT NULL,
    -- Sealed.
    secret BLOB NOT NULL,
    -- Sealed; what was signed with until the last rotation, and until when it still signs too.
    previous_secret BLOB,
    previous_until INTEGER,
    enabled INTEGER NOT NULL,
    -- Why the server itself has disabled it.
    disabled_reason TEXT,
    failing_since INTEGER,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    -- Of every entry of the change log up to this one the deliveries are written …
    position INTEGER NOT NULL,
    -- … and so many of the next one.
    told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- What was or is to be sent, once for each event and webhook.
CREATE TABLE webhook_delivery (
    tenant_id BLOB NOT NULL,
    webhook_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    event_type TEXT NOT NULL,
    -- To the byte what is sent, at every attempt.
    body TEXT NOT NULL,
    -- waiting, delivered, failed
    state TEXT NOT NULL,
    -- Attempts since it was made or replayed.
    tries INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    -- The latest attempts, as a JSON array.
    attempts TEXT NOT NULL DEFAULT '[]',
    delivered_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, webhook_id, event_id)
) STRICT;

CREATE INDEX webhook_delivery_due ON webhook_delivery (tenant_id, webhook_id, next_attempt_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_age ON webhook_delivery (tenant_id, webhook_id, created_at);
