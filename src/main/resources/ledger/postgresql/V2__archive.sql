-- Signals that were written to a file and then taken out. Nothing leaves the ledger in another way.

-- A file that signals were written to.
CREATE TABLE archive (
  archive BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file    TEXT   NOT NULL,
  at      BIGINT NOT NULL
);

-- What is left of a signal that had taken (source, id): enough to tell a repeat from a new one.
CREATE TABLE archived (
  source       TEXT   NOT NULL,
  id           TEXT   NOT NULL,
  content_hash TEXT   NOT NULL,
  sequence     BIGINT NOT NULL,
  archive      BIGINT NOT NULL REFERENCES archive,
  PRIMARY KEY (source, id)
);

CREATE TRIGGER archived_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON archived
EXECUTE FUNCTION ledger_refuse('history is append-only');

-- The signals that this very transaction takes out; empty between transactions.
CREATE TABLE leaving (
  sequence BIGINT NOT NULL PRIMARY KEY
);

CREATE FUNCTION ledger_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM signal s WHERE s.sequence = NEW.sequence AND s.settled = 1
    AND (s.owner = 0 OR EXISTS (
      SELECT 1 FROM archived a WHERE a.source = s.source AND a.id = s.id)))
  THEN
    RAISE EXCEPTION 'only a settled signal whose id is kept may leave'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER leaving_is_over BEFORE INSERT ON leaving
FOR EACH ROW EXECUTE FUNCTION ledger_leaving();

CREATE FUNCTION ledger_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM leaving WHERE sequence = OLD.sequence) THEN
    RAISE EXCEPTION 'history is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;

DROP TRIGGER history_is_append_only ON history;

CREATE TRIGGER history_is_append_only BEFORE UPDATE OR TRUNCATE ON history
EXECUTE FUNCTION ledger_refuse('history is append-only');

CREATE TRIGGER history_stays BEFORE DELETE ON history
FOR EACH ROW EXECUTE FUNCTION ledger_stay();

DROP TRIGGER leg_history_is_append_only ON leg_history;

CREATE TRIGGER leg_history_is_append_only BEFORE UPDATE OR TRUNCATE ON leg_history
EXECUTE FUNCTION ledger_refuse('history is append-only');

CREATE TRIGGER leg_history_stays BEFORE DELETE ON leg_history
FOR EACH ROW EXECUTE FUNCTION ledger_stay();

DROP TRIGGER attempt_is_append_only ON attempt;

CREATE TRIGGER attempt_is_append_only BEFORE UPDATE OR TRUNCATE ON attempt
EXECUTE FUNCTION ledger_refuse('history is append-only');

CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
FOR EACH ROW EXECUTE FUNCTION ledger_stay();

CREATE TRIGGER leg_stays BEFORE DELETE ON leg
FOR EACH ROW EXECUTE FUNCTION ledger_stay();

CREATE TRIGGER signal_stays BEFORE DELETE ON signal
FOR EACH ROW EXECUTE FUNCTION ledger_stay();

CREATE FUNCTION ledger_departure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tally SET signals = signals - 1 WHERE state = OLD.state;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_departure AFTER DELETE ON signal
FOR EACH ROW EXECUTE FUNCTION ledger_departure();
