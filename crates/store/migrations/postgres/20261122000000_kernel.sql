CREATE TABLE tenant_sequence (
    tenant_id UUID NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL
);

CREATE TABLE change_log (
    tenant_id UUID NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, sequence)
);
