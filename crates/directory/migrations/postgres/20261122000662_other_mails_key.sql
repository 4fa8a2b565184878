-- What a filter asks for in other addresses: the same JSON array, folded.
ALTER TABLE directory_user ADD COLUMN other_mails_key TEXT COLLATE "C" NOT NULL DEFAULT '[]';
UPDATE directory_user SET other_mails_key = lower(other_mails);
