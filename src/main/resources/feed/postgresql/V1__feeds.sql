-- What was delivered of each series to each sink: everything that opens from start_ms until before next_ms
-- was delivered, is a dead letter, or lies in a gap. Times are epoch milliseconds.
CREATE TABLE feed_cursor (
  series    TEXT    NOT NULL,
  sink      TEXT    NOT NULL,
  start_ms  BIGINT NOT NULL,
  next_ms   BIGINT NOT NULL,
  delivered BIGINT NOT NULL DEFAULT 0,
  revised   BIGINT NOT NULL DEFAULT 0,
  dead      BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (series, sink)
);
-- What the latest candles looked like when they were offered: by this a correction is seen.
CREATE TABLE feed_window (
  series   TEXT    NOT NULL,
  sink     TEXT    NOT NULL,
  open_ms  BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  digest   TEXT    NOT NULL,
  PRIMARY KEY (series, sink, open_ms)
);
-- Stretches that the exchange did not give; to_ms is exclusive.
CREATE TABLE feed_gap (
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  series         TEXT    NOT NULL,
  sink           TEXT    NOT NULL,
  from_ms        BIGINT NOT NULL,
  to_ms          BIGINT NOT NULL,
  status         TEXT    NOT NULL,
  attempts       BIGINT NOT NULL DEFAULT 0,
  detected_ms    BIGINT NOT NULL,
  next_ms        BIGINT NOT NULL,
  first_empty_ms BIGINT,
  closed_ms      BIGINT
);
CREATE INDEX feed_gap_open ON feed_gap (series, sink, status, from_ms);
-- Rows that cannot be read again from where they came, until every sink of the feed has them.
CREATE TABLE feed_journal (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed     TEXT    NOT NULL,
  at_ms    BIGINT NOT NULL,
  type     TEXT    NOT NULL,
  revision BIGINT NOT NULL,
  content  TEXT    NOT NULL
);
CREATE INDEX feed_journal_feed ON feed_journal (feed, id);
-- How many rows each feed has journalled since its first.
CREATE TABLE feed_head (
  feed TEXT    NOT NULL PRIMARY KEY,
  held BIGINT NOT NULL
);
-- Where each sink of a feed stands: it has everything up to taken_id; base is what was journalled before it came.
CREATE TABLE feed_outlet (
  feed      TEXT    NOT NULL,
  sink      TEXT    NOT NULL,
  base      BIGINT NOT NULL,
  taken_id  BIGINT NOT NULL,
  delivered BIGINT NOT NULL DEFAULT 0,
  dead      BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (feed, sink)
);
-- What a polling feed has seen: it is journalled once, and again where it changed.
CREATE TABLE feed_seen (
  feed     TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  at_ms    BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  digest   TEXT    NOT NULL,
  PRIMARY KEY (feed, name)
);
CREATE INDEX feed_seen_at ON feed_seen (feed, at_ms);
-- How far a polling feed has read its source.
CREATE TABLE feed_mark (
  feed  TEXT    NOT NULL,
  scope TEXT    NOT NULL,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (feed, scope)
);
-- What a sink refuses for good.
CREATE TABLE feed_dead (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed     TEXT    NOT NULL,
  sink     TEXT    NOT NULL,
  at_ms    BIGINT NOT NULL,
  type     TEXT    NOT NULL,
  revision BIGINT NOT NULL,
  reason   TEXT    NOT NULL,
  content  TEXT    NOT NULL
);
