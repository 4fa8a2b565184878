-- What an organization has decided of a mailbox plan, instead of the usual.
CREATE TABLE license_mailbox_plan (
    tenant_id BLOB NOT NULL,
    name TEXT NOT NULL,
    -- By property, as a JSON object.
    overrides TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, name)
) STRICT, WITHOUT ROWID;
