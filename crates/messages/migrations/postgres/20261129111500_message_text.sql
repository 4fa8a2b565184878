-- What free text is looked for in: the name and all that a message says. Those that were there before are found by
-- their words as they are written, until they are changed.
ALTER TABLE message ADD COLUMN text_key TEXT NOT NULL DEFAULT '';
UPDATE message SET text_key = name_key || ' ' || lower(content);
