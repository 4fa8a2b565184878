-- A tenant that is copied from: how far the copy is, and where the next round begins.
CREATE TABLE graph_import_source (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    origin TEXT NOT NULL,
    remote_tenant TEXT NOT NULL,
    phase TEXT NOT NULL,
    link TEXT,
    users_link TEXT,
    groups_link TEXT,
    steps INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, origin, remote_tenant)
) STRICT, WITHOUT ROWID;

-- What has become of each thing that was copied.
CREATE TABLE graph_import_object (
    tenant_id BLOB NOT NULL,
    source_id BLOB NOT NULL,
    remote_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    local_id BLOB NOT NULL,
    PRIMARY KEY (tenant_id, source_id, remote_id)
) STRICT, WITHOUT ROWID;

-- Memberships that wait until every group is there.
CREATE TABLE graph_import_member (
    tenant_id BLOB NOT NULL,
    source_id BLOB NOT NULL,
    group_remote_id TEXT NOT NULL,
    member_remote_id TEXT NOT NULL,
    gone INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, source_id, group_remote_id, member_remote_id)
) STRICT, WITHOUT ROWID;
