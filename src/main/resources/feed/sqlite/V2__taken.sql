-- Whether the sink has what was offered: a correction that it has not is offered again.
ALTER TABLE feed_window ADD COLUMN taken INTEGER NOT NULL DEFAULT 1;
