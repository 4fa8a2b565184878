CREATE TABLE message_mail (
    tenant_id UUID NOT NULL,
    message_id UUID NOT NULL,
    user_id UUID NOT NULL,
    occurrence BIGINT NOT NULL,
    settled_at TIMESTAMPTZ,
    sent BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    answer TEXT,
    deferred_since TIMESTAMPTZ,
    retry_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, message_id, user_id)
);
