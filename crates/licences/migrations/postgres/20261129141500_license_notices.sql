-- How many days before the next step it was announced last.
ALTER TABLE license_subscription ADD COLUMN announced_days BIGINT;
-- Whether those who manage licences are mailed ahead of each step.
ALTER TABLE license_settings ADD COLUMN expiry_notices BOOLEAN NOT NULL DEFAULT TRUE;
