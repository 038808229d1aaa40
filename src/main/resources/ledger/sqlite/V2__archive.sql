-- Signals that were written to a file and then taken out. Nothing leaves the ledger in another way.

-- A file that signals were written to.
CREATE TABLE archive (
  archive INTEGER PRIMARY KEY,
  file    TEXT    NOT NULL,
  at      INTEGER NOT NULL
);

-- What is left of a signal that had taken (source, id): enough to tell a repeat from a new one.
CREATE TABLE archived (
  source       TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  content_hash TEXT    NOT NULL,
  sequence     INTEGER NOT NULL,
  archive      INTEGER NOT NULL REFERENCES archive,
  PRIMARY KEY (source, id)
) WITHOUT ROWID;

CREATE TRIGGER archived_is_never_changed BEFORE UPDATE ON archived
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER archived_is_never_deleted BEFORE DELETE ON archived
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

-- The signals that this very transaction takes out; empty between transactions.
CREATE TABLE leaving (
  sequence INTEGER NOT NULL PRIMARY KEY
);

CREATE TRIGGER leaving_is_over BEFORE INSERT ON leaving
WHEN NOT EXISTS (SELECT 1 FROM signal s WHERE s.sequence = NEW.sequence AND s.settled = 1
  AND (s.owner = 0 OR EXISTS (
    SELECT 1 FROM archived a WHERE a.source = s.source AND a.id = s.id)))
BEGIN
  SELECT RAISE(ABORT, 'only a settled signal whose id is kept may leave');
END;

DROP TRIGGER history_is_never_deleted;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE sequence = OLD.sequence)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

DROP TRIGGER leg_history_is_never_deleted;

CREATE TRIGGER leg_history_is_never_deleted BEFORE DELETE ON leg_history
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE sequence = OLD.sequence)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

DROP TRIGGER attempt_is_never_deleted;

CREATE TRIGGER attempt_is_never_deleted BEFORE DELETE ON attempt
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE sequence = OLD.sequence)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER leg_is_never_deleted BEFORE DELETE ON leg
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE sequence = OLD.sequence)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER signal_is_never_deleted BEFORE DELETE ON signal
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE sequence = OLD.sequence)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER tally_departure AFTER DELETE ON signal
BEGIN
  UPDATE tally SET signals = signals - 1 WHERE state = OLD.state;
END;
