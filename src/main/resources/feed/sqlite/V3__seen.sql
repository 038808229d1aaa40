-- When the sink last ran, in epoch milliseconds: one that has been away for long is forgotten. 0 is not known.
ALTER TABLE feed_outlet ADD COLUMN seen_ms INTEGER NOT NULL DEFAULT 0;
