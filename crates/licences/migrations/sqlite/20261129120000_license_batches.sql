-- What was taken away at once because it was too much, so that it can be given back.
CREATE TABLE license_batch (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    -- Whose, which product, which plans were off, as a JSON array.
    items TEXT NOT NULL,
    undone_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
