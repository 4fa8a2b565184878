-- Who registered an application or gave it a credential, and so can speak through it. Kept when the application
-- is removed: what it has written stays.
CREATE TABLE application_maker (
    tenant_id UUID NOT NULL,
    application_id UUID NOT NULL,
    maker_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, application_id, maker_id)
);
