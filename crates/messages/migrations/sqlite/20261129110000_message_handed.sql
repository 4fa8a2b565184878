-- To whom a message was handed: a client of theirs has had it, whatever came back. Who was handed a
-- message may tell of it after it has ended, and counts as reached by delivery.
CREATE TABLE message_handed (
    tenant_id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    PRIMARY KEY (tenant_id, message_id, user_id)
) STRICT, WITHOUT ROWID;
