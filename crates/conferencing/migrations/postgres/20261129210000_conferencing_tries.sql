-- Wrong PINs, also for conference IDs that are nobody's: which ones are somebody's shows by nothing.
CREATE TABLE conferencing_try (
    tenant_id UUID NOT NULL,
    conference_id TEXT NOT NULL,
    -- So many since `tried_at`.
    tries BIGINT NOT NULL,
    tried_at TIMESTAMPTZ NOT NULL,
    -- Until when none is taken.
    locked_until TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, conference_id)
);

CREATE INDEX conferencing_try_tried ON conferencing_try (tenant_id, tried_at);

ALTER TABLE conferencing_id DROP COLUMN tries;
ALTER TABLE conferencing_id DROP COLUMN tried_at;
ALTER TABLE conferencing_id DROP COLUMN locked_until;
