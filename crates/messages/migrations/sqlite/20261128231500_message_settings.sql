CREATE TABLE message_settings (
    tenant_id BLOB NOT NULL PRIMARY KEY,
    max_title INTEGER NOT NULL,
    max_body INTEGER NOT NULL,
    max_button INTEGER NOT NULL,
    allowed_domains TEXT NOT NULL,
    reach_growth_percent INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
