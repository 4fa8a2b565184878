ALTER TABLE directory_group ADD COLUMN deleted_at TIMESTAMPTZ;
DROP INDEX directory_group_nickname;
CREATE UNIQUE INDEX directory_group_nickname ON directory_group (tenant_id, mail_nickname_key) WHERE deleted_at IS NULL;
CREATE INDEX directory_group_deleted ON directory_group (tenant_id, display_name_key, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX directory_user_deleted ON directory_user (tenant_id, display_name_key, id) WHERE deleted_at IS NOT NULL;

-- Memberships of what is deleted: put aside until it is restored or purged. deleted_id is the end
-- that waits; when both ends are deleted, the membership waits with either.
CREATE TABLE deleted_membership (
    tenant_id UUID NOT NULL,
    group_id UUID NOT NULL,
    member_id UUID NOT NULL,
    member_kind TEXT NOT NULL,
    deleted_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, group_id, member_id)
);
CREATE INDEX deleted_membership_of ON deleted_membership (tenant_id, deleted_id);
CREATE INDEX deleted_membership_member ON deleted_membership (tenant_id, member_id);

-- People who were deleted before memberships were put aside.
INSERT INTO deleted_membership (tenant_id, group_id, member_id, member_kind, deleted_id)
    SELECT m.tenant_id, m.group_id, m.member_id, m.member_kind, m.member_id FROM group_member m
    JOIN directory_user u ON u.tenant_id = m.tenant_id AND u.id = m.member_id
    WHERE m.member_kind = 'user' AND u.deleted_at IS NOT NULL;
DELETE FROM group_member WHERE member_kind = 'user' AND EXISTS (
    SELECT 1 FROM directory_user u
    WHERE u.tenant_id = group_member.tenant_id AND u.id = group_member.member_id AND u.deleted_at IS NOT NULL);
