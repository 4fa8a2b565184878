CREATE TABLE message_ledger (
    tenant_id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    events TEXT NOT NULL,
    clicked INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_total (
    tenant_id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    shown INTEGER NOT NULL DEFAULT 0,
    people_seen INTEGER NOT NULL DEFAULT 0,
    clicks INTEGER NOT NULL DEFAULT 0,
    people_clicked INTEGER NOT NULL DEFAULT 0,
    dismissals INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_day (
    tenant_id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    day INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    people_seen INTEGER NOT NULL,
    clicks INTEGER NOT NULL,
    people_clicked INTEGER NOT NULL,
    dismissals INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, message_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_day_day ON message_day (tenant_id, day);

INSERT INTO message_ledger (tenant_id, user_id, message_id, events, clicked)
SELECT tenant_id, user_id, message_id,
    group_concat(
        occurrence || substr(kind, 1, 1) || occurred_at || '.'
            || CAST(julianday(day) - 2440587.5 AS INTEGER),
        ' '),
    max(kind = 'clicked')
FROM message_event GROUP BY tenant_id, user_id, message_id;

INSERT INTO message_total (tenant_id, message_id, shown, people_seen, clicks, people_clicked, dismissals)
SELECT tenant_id, message_id,
    count(*) FILTER (WHERE kind = 'shown'), count(DISTINCT user_id) FILTER (WHERE kind = 'shown'),
    count(*) FILTER (WHERE kind = 'clicked'), count(DISTINCT user_id) FILTER (WHERE kind = 'clicked'),
    count(*) FILTER (WHERE kind = 'dismissed')
FROM message_event GROUP BY tenant_id, message_id;

INSERT INTO message_day (tenant_id, message_id, day, shown, people_seen, clicks, people_clicked, dismissals)
SELECT tenant_id, message_id, CAST(julianday(day) - 2440587.5 AS INTEGER),
    count(*) FILTER (WHERE kind = 'shown'), count(DISTINCT user_id) FILTER (WHERE kind = 'shown'),
    count(*) FILTER (WHERE kind = 'clicked'), count(DISTINCT user_id) FILTER (WHERE kind = 'clicked'),
    count(*) FILTER (WHERE kind = 'dismissed')
FROM message_event GROUP BY tenant_id, message_id, day;

CREATE INDEX message_ledger_message ON message_ledger (tenant_id, message_id, user_id, clicked);
DROP TABLE message_event;
DROP TABLE message_receipt;

ALTER TABLE message_settings ADD COLUMN figures_days INTEGER NOT NULL DEFAULT 180;
