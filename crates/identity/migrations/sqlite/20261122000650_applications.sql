ALTER TABLE application ADD COLUMN display_name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN description TEXT;
ALTER TABLE application ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- Names of before are folded as well as the database can; the next change of one folds it whole.
UPDATE application SET display_name_key = lower(display_name);
CREATE INDEX application_name ON application (tenant_id, display_name_key, id);

ALTER TABLE application_secret ADD COLUMN display_name TEXT;
