-- What was taken away at once because it was too much, so that it can be given back.
CREATE TABLE license_batch (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    -- Whose, which product, which plans were off, as a JSON array.
    items TEXT NOT NULL,
    undone_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id)
);
