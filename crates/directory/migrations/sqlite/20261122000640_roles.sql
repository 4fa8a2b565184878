-- Roles that an organization makes for itself.
CREATE TABLE role_definition (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    display_name TEXT NOT NULL,
    display_name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    permissions TEXT NOT NULL,
    is_enabled INTEGER NOT NULL,
    template_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX role_definition_name ON role_definition (tenant_id, display_name_key);

-- An assignment counts in the whole organization (the nil id) or for the people of one group.
CREATE TABLE role_assignment_scoped (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    role_id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    principal_kind TEXT NOT NULL,
    scope_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, role_id, principal_id, scope_id)
) STRICT, WITHOUT ROWID;
INSERT INTO role_assignment_scoped (tenant_id, id, role_id, principal_id, principal_kind, scope_id, created_at)
    SELECT tenant_id, id, role_id, principal_id, principal_kind, X'00000000000000000000000000000000', created_at FROM role_assignment;
DROP TABLE role_assignment;
ALTER TABLE role_assignment_scoped RENAME TO role_assignment;
CREATE INDEX role_assignment_principal ON role_assignment (tenant_id, principal_id);
CREATE INDEX role_assignment_scope ON role_assignment (tenant_id, scope_id);
