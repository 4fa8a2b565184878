CREATE TABLE job (
    id UUID NOT NULL PRIMARY KEY,
    tenant_id UUID NOT NULL,
    kind TEXT NOT NULL,
    dedup_key TEXT COLLATE "C" NOT NULL,
    payload TEXT NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    attempts BIGINT NOT NULL DEFAULT 0,
    locked_until TIMESTAMPTZ,
    dead BOOLEAN NOT NULL DEFAULT FALSE,
    last_error TEXT,
    UNIQUE (tenant_id, kind, dedup_key)
);

CREATE INDEX job_due ON job (dead, run_at);
