-- What was delivered of each series to each sink: everything that opens from start_ms until before next_ms
-- was delivered, is a dead letter, or lies in a gap. Times are epoch milliseconds.
CREATE TABLE feed_cursor (
  series    TEXT    NOT NULL,
  sink      TEXT    NOT NULL,
  start_ms  INTEGER NOT NULL,
  next_ms   INTEGER NOT NULL,
  delivered INTEGER NOT NULL DEFAULT 0,
  revised   INTEGER NOT NULL DEFAULT 0,
  dead      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (series, sink)
);
-- What the latest candles looked like when they were offered: by this a correction is seen.
CREATE TABLE feed_window (
  series   TEXT    NOT NULL,
  sink     TEXT    NOT NULL,
  open_ms  INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  digest   TEXT    NOT NULL,
  PRIMARY KEY (series, sink, open_ms)
);
-- Stretches that the exchange did not give; to_ms is exclusive.
CREATE TABLE feed_gap (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  series         TEXT    NOT NULL,
  sink           TEXT    NOT NULL,
  from_ms        INTEGER NOT NULL,
  to_ms          INTEGER NOT NULL,
  status         TEXT    NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 0,
  detected_ms    INTEGER NOT NULL,
  next_ms        INTEGER NOT NULL,
  first_empty_ms INTEGER,
  closed_ms      INTEGER
);
CREATE INDEX feed_gap_open ON feed_gap (series, sink, status, from_ms);
-- Rows that cannot be read again from where they came, until every sink of the feed has them.
CREATE TABLE feed_journal (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  feed     TEXT    NOT NULL,
  at_ms    INTEGER NOT NULL,
  type     TEXT    NOT NULL,
  revision INTEGER NOT NULL,
  content  TEXT    NOT NULL
);
CREATE INDEX feed_journal_feed ON feed_journal (feed, id);
-- How many rows each feed has journalled since its first.
CREATE TABLE feed_head (
  feed TEXT    NOT NULL PRIMARY KEY,
  held INTEGER NOT NULL
);
-- Where each sink of a feed stands: it has everything up to taken_id; base is what was journalled before it came.
CREATE TABLE feed_outlet (
  feed      TEXT    NOT NULL,
  sink      TEXT    NOT NULL,
  base      INTEGER NOT NULL,
  taken_id  INTEGER NOT NULL,
  delivered INTEGER NOT NULL DEFAULT 0,
  dead      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (feed, sink)
);
-- What a polling feed has seen: it is journalled once, and again where it changed.
CREATE TABLE feed_seen (
  feed     TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  at_ms    INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  digest   TEXT    NOT NULL,
  PRIMARY KEY (feed, name)
);
CREATE INDEX feed_seen_at ON feed_seen (feed, at_ms);
-- How far a polling feed has read its source.
CREATE TABLE feed_mark (
  feed  TEXT    NOT NULL,
  scope TEXT    NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (feed, scope)
);
-- What a sink refuses for good.
CREATE TABLE feed_dead (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  feed     TEXT    NOT NULL,
  sink     TEXT    NOT NULL,
  at_ms    INTEGER NOT NULL,
  type     TEXT    NOT NULL,
  revision INTEGER NOT NULL,
  reason   TEXT    NOT NULL,
  content  TEXT    NOT NULL
);
