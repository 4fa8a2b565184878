-- A group with a rule is dynamic: its members follow the rule, unless it is paused.
CREATE TABLE group_rule (
    tenant_id UUID NOT NULL,
    group_id UUID NOT NULL,
    rule TEXT NOT NULL,
    is_paused BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, group_id)
);
