-- Who wants to be notified of which changes, and up to where in the change log they have been.
CREATE TABLE subscription (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    resource TEXT NOT NULL,
    change_types TEXT NOT NULL,
    notification_url TEXT NOT NULL,
    lifecycle_url TEXT,
    -- Sealed.
    client_state BYTEA,
    tls_version TEXT NOT NULL,
    creator_id UUID NOT NULL,
    creator_kind TEXT NOT NULL,
    application_id UUID,
    grant_id UUID,
    renewed_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    -- Every entry of the change log up to this one has been told …
    position BIGINT NOT NULL,
    -- … and so many of the notifications of the next one.
    told BIGINT NOT NULL DEFAULT 0,
    failing_since TIMESTAMPTZ,
    paused BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX subscription_creator ON subscription (tenant_id, creator_id);
