CREATE TABLE message_ledger (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    message_id UUID NOT NULL,
    events TEXT NOT NULL,
    clicked BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, user_id, message_id)
);

CREATE TABLE message_total (
    tenant_id UUID NOT NULL,
    message_id UUID NOT NULL,
    shown BIGINT NOT NULL DEFAULT 0,
    people_seen BIGINT NOT NULL DEFAULT 0,
    clicks BIGINT NOT NULL DEFAULT 0,
    people_clicked BIGINT NOT NULL DEFAULT 0,
    dismissals BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, message_id)
);

CREATE TABLE message_day (
    tenant_id UUID NOT NULL,
    message_id UUID NOT NULL,
    day BIGINT NOT NULL,
    shown BIGINT NOT NULL,
    people_seen BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    people_clicked BIGINT NOT NULL,
    dismissals BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, message_id, day)
);
CREATE INDEX message_day_day ON message_day (tenant_id, day);

INSERT INTO message_ledger (tenant_id, user_id, message_id, events, clicked)
SELECT tenant_id, user_id, message_id,
    string_agg(
        occurrence || substr(kind, 1, 1) || CAST(extract(epoch FROM occurred_at) * 1000000 AS BIGINT) || '.'
            || (CAST(day AS DATE) - DATE '1970-01-01'),
        ' '),
    bool_or(kind = 'clicked')
FROM message_event GROUP BY tenant_id, user_id, message_id;

INSERT INTO message_total (tenant_id, message_id, shown, people_seen, clicks, people_clicked, dismissals)
SELECT tenant_id, message_id,
    count(*) FILTER (WHERE kind = 'shown'), count(DISTINCT user_id) FILTER (WHERE kind = 'shown'),
    count(*) FILTER (WHERE kind = 'clicked'), count(DISTINCT user_id) FILTER (WHERE kind = 'clicked'),
    count(*) FILTER (WHERE kind = 'dismissed')
FROM message_event GROUP BY tenant_id, message_id;

INSERT INTO message_day (tenant_id, message_id, day, shown, people_seen, clicks, people_clicked, dismissals)
SELECT tenant_id, message_id, (CAST(day AS DATE) - DATE '1970-01-01'),
    count(*) FILTER (WHERE kind = 'shown'), count(DISTINCT user_id) FILTER (WHERE kind = 'shown'),
    count(*) FILTER (WHERE kind = 'clicked'), count(DISTINCT user_id) FILTER (WHERE kind = 'clicked'),
    count(*) FILTER (WHERE kind = 'dismissed')
FROM message_event GROUP BY tenant_id, message_id, day;

CREATE INDEX message_ledger_message ON message_ledger (tenant_id, message_id, user_id, clicked);
DROP TABLE message_event;
DROP TABLE message_receipt;

ALTER TABLE message_settings ADD COLUMN figures_days BIGINT NOT NULL DEFAULT 180;
