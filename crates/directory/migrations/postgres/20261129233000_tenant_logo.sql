CREATE TABLE tenant_logo (
    tenant_id UUID NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    format TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    content BYTEA NOT NULL
);
