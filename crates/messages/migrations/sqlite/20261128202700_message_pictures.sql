CREATE TABLE message_picture (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    format TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    alpha INTEGER NOT NULL,
    content BLOB NOT NULL,
    approved INTEGER NOT NULL DEFAULT 0,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE message ADD COLUMN picture_id BLOB;
CREATE INDEX message_picture_id ON message (tenant_id, picture_id);
