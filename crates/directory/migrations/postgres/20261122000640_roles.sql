-- Roles that an organization makes for itself.
CREATE TABLE role_definition (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    display_name_key TEXT COLLATE "C" NOT NULL,
    description TEXT NOT NULL,
    permissions TEXT NOT NULL,
    is_enabled BOOLEAN NOT NULL,
    template_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX role_definition_name ON role_definition (tenant_id, display_name_key);

-- An assignment counts in the whole organization (the nil id) or for the people of one group.
ALTER TABLE role_assignment ADD COLUMN scope_id UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE role_assignment ALTER COLUMN scope_id DROP DEFAULT;
ALTER TABLE role_assignment DROP CONSTRAINT role_assignment_tenant_id_role_id_principal_id_key;
ALTER TABLE role_assignment ADD UNIQUE (tenant_id, role_id, principal_id, scope_id);
CREATE INDEX role_assignment_scope ON role_assignment (tenant_id, scope_id);
