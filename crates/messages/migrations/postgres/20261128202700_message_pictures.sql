CREATE TABLE message_picture (
    tenant_id UUID NOT NULL,
    id BYTEA NOT NULL,
    format TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    alpha BOOLEAN NOT NULL,
    content BYTEA NOT NULL,
    approved BOOLEAN NOT NULL DEFAULT FALSE,
    used_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

ALTER TABLE message ADD COLUMN picture_id BYTEA;
CREATE INDEX message_picture_id ON message (tenant_id, picture_id);
