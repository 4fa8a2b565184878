-- What an organization has decided of a mailbox plan, instead of the usual.
CREATE TABLE license_mailbox_plan (
    tenant_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- By property, as a JSON object.
    overrides TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, name)
);
