-- Who looks after a group. An owner who is deleted stays one, unseen, until restored or purged.
CREATE TABLE group_owner (
    tenant_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    owner_id BLOB NOT NULL,
    PRIMARY KEY (tenant_id, group_id, owner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_owner_of ON group_owner (tenant_id, owner_id, group_id);
