-- Wrong PINs, also for conference IDs that are nobody's: which ones are somebody's shows by nothing.
CREATE TABLE conferencing_try (
    tenant_id BLOB NOT NULL,
    conference_id TEXT NOT NULL,
    -- So many since `tried_at`.
    tries INTEGER NOT NULL,
    tried_at INTEGER NOT NULL,
    -- Until when none is taken.
    locked_until INTEGER,
    PRIMARY KEY (tenant_id, conference_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX conferencing_try_tried ON conferencing_try (tenant_id, tried_at);

CREATE TABLE conferencing_id_new (
    conference_id TEXT NOT NULL PRIMARY KEY,
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO conferencing_id_new SELECT conference_id, tenant_id, user_id FROM conferencing_id;

DROP TABLE conferencing_id;

ALTER TABLE conferencing_id_new RENAME TO conferencing_id;
