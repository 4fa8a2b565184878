CREATE TABLE message_mail (
    tenant_id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    occurrence INTEGER NOT NULL,
    settled_at INTEGER,
    sent INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    answer TEXT,
    deferred_since INTEGER,
    retry_at INTEGER,
    PRIMARY KEY (tenant_id, message_id, user_id)
) STRICT, WITHOUT ROWID;
