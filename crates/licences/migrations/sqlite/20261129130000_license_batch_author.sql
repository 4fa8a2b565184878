-- The name of whoever took it away, as it was then; nobody noted it before.
ALTER TABLE license_batch ADD COLUMN made_by TEXT;
