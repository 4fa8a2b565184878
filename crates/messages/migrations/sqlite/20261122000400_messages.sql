CREATE TABLE message (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    state TEXT NOT NULL,
    objective TEXT NOT NULL,
    location TEXT NOT NULL,
    urgency TEXT NOT NULL,
    priority TEXT NOT NULL,
    content TEXT NOT NULL,
    recipients TEXT NOT NULL,
    schedule TEXT NOT NULL,
    start_at INTEGER,
    end_at INTEGER,
    author TEXT NOT NULL,
    author_id BLOB NOT NULL,
    writers TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    state_changed_at INTEGER NOT NULL,
    activated_at INTEGER,
    approval TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_state ON message (tenant_id, state, id);

CREATE TABLE message_event (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    occurrence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    occurred_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (tenant_id, message_id, user_id, occurrence, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_event_day ON message_event (tenant_id, message_id, day, kind, user_id);

CREATE TABLE message_receipt (
    tenant_id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    shown INTEGER NOT NULL,
    clicks INTEGER NOT NULL,
    dismissals INTEGER NOT NULL,
    occurrence INTEGER NOT NULL,
    first_shown_at INTEGER,
    last_shown_at INTEGER,
    clicked_at INTEGER,
    dismissed_at INTEGER,
    PRIMARY KEY (tenant_id, message_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_receipt_user ON message_receipt (tenant_id, user_id, message_id);
