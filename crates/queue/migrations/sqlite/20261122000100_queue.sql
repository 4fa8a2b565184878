CREATE TABLE job (
    id BLOB NOT NULL PRIMARY KEY,
    tenant_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    dedup_key TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    attempts INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    dead INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    UNIQUE (tenant_id, kind, dedup_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX job_due ON job (dead, run_at);
