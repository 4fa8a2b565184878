CREATE TABLE message_settings (
    tenant_id UUID NOT NULL PRIMARY KEY,
    max_title BIGINT NOT NULL,
    max_body BIGINT NOT NULL,
    max_button BIGINT NOT NULL,
    allowed_domains TEXT NOT NULL,
    reach_growth_percent BIGINT NOT NULL
);
