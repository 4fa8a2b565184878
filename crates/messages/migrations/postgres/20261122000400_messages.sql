CREATE TABLE message (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    state TEXT NOT NULL,
    objective TEXT NOT NULL,
    location TEXT NOT NULL,
    urgency TEXT NOT NULL,
    priority TEXT NOT NULL,
    content TEXT NOT NULL,
    recipients TEXT NOT NULL,
    schedule TEXT NOT NULL,
    start_at TIMESTAMPTZ,
    end_at TIMESTAMPTZ,
    author TEXT NOT NULL,
    author_id UUID NOT NULL,
    writers TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    modified_at TIMESTAMPTZ NOT NULL,
    state_changed_at TIMESTAMPTZ NOT NULL,
    activated_at TIMESTAMPTZ,
    approval TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX message_state ON message (tenant_id, state, id);

CREATE TABLE message_event (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    message_id UUID NOT NULL,
    user_id UUID NOT NULL,
    occurrence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    occurred_at TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (tenant_id, message_id, user_id, occurrence, kind)
);
CREATE INDEX message_event_day ON message_event (tenant_id, message_id, day, kind, user_id);

CREATE TABLE message_receipt (
    tenant_id UUID NOT NULL,
    message_id UUID NOT NULL,
    user_id UUID NOT NULL,
    shown BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    dismissals BIGINT NOT NULL,
    occurrence BIGINT NOT NULL,
    first_shown_at TIMESTAMPTZ,
    last_shown_at TIMESTAMPTZ,
    clicked_at TIMESTAMPTZ,
    dismissed_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, message_id, user_id)
);
CREATE INDEX message_receipt_user ON message_receipt (tenant_id, user_id, message_id);
