-- The list of people sorted by principal name, page by page.
CREATE INDEX directory_user_upn_order ON directory_user (tenant_id, upn_key, id) WHERE deleted_at IS NULL;
