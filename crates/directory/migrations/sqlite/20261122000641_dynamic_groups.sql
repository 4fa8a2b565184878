-- A group with a rule is dynamic: its members follow the rule, unless it is paused.
CREATE TABLE group_rule (
    tenant_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    rule TEXT NOT NULL,
    is_paused INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, group_id)
) STRICT, WITHOUT ROWID;
