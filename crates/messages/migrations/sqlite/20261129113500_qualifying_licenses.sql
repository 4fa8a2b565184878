-- Short names of licences of which people must hold one to get messages, as a JSON array; none: nothing is asked for.
ALTER TABLE message_settings ADD COLUMN licences TEXT NOT NULL DEFAULT '[]';
