-- A tenant that is copied from: how far the copy is, and where the next round begins.
CREATE TABLE graph_import_source (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    origin TEXT NOT NULL,
    remote_tenant TEXT NOT NULL,
    phase TEXT NOT NULL,
    link TEXT,
    users_link TEXT,
    groups_link TEXT,
    steps BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, origin, remote_tenant)
);

-- What has become of each thing that was copied.
CREATE TABLE graph_import_object (
    tenant_id UUID NOT NULL,
    source_id UUID NOT NULL,
    remote_id TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL,
    local_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, source_id, remote_id)
);

-- Memberships that wait until every group is there.
CREATE TABLE graph_import_member (
    tenant_id UUID NOT NULL,
    source_id UUID NOT NULL,
    group_remote_id TEXT COLLATE "C" NOT NULL,
    member_remote_id TEXT COLLATE "C" NOT NULL,
    gone BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, source_id, group_remote_id, member_remote_id)
);
