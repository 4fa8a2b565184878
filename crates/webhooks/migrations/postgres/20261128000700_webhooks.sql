-- Who is told of what happens here, and up to where in the change log they have been.
CREATE TABLE webhook (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    url TEXT NOT NULL,
    -- Names of events, as a JSON array.
    event_types TEXT NOT NULL,
    -- Sealed.
    secret BYTEA NOT NULL,
    -- Sealed; what was signed with until the last rotation, and until when it still signs too.
    previous_secret BYTEA,
    previous_until TIMESTAMPTZ,
    enabled BOOLEAN NOT NULL,
    -- Why the server itself has disabled it.
    disabled_reason TEXT,
    failing_since TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    -- Of every entry of the change log up to this one the deliveries are written …
    position BIGINT NOT NULL,
    -- … and so many of the next one.
    told BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id)
);

-- What was or is to be sent, once for each event and webhook.
CREATE TABLE webhook_delivery (
    tenant_id UUID NOT NULL,
    webhook_id UUID NOT NULL,
    event_id UUID NOT NULL,
    event_type TEXT NOT NULL,
    -- To the byte what is sent, at every attempt.
    body TEXT NOT NULL,
    -- waiting, delivered, failed
    state TEXT NOT NULL,
    -- Attempts since it was made or replayed.
    tries BIGINT NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    -- The latest attempts, as a JSON array.
    attempts TEXT NOT NULL DEFAULT '[]',
    delivered_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, webhook_id, event_id)
);

CREATE INDEX webhook_delivery_due ON webhook_delivery (tenant_id, webhook_id, next_attempt_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_age ON webhook_delivery (tenant_id, webhook_id, created_at);
