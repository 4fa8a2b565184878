-- Groups whose owners are still to be read.
CREATE TABLE graph_import_owner (
    tenant_id UUID NOT NULL,
    source_id UUID NOT NULL,
    group_remote_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant_id, source_id, group_remote_id)
);

-- The next round reads every group again, and with each its owners: what is not named then is gone.
UPDATE graph_import_object SET seen = FALSE WHERE kind = 'group' AND source_id IN (
    SELECT id FROM graph_import_source WHERE phase = 'done');
UPDATE graph_import_source SET groups_link = NULL WHERE phase = 'done';
