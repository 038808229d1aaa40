-- Times are microseconds since the epoch, UTC; numbers of money are decimal text; flags are 0 or 1.

-- What a sender handed over in one piece.
CREATE TABLE delivery (
  delivery     BIGINT   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source       TEXT     NOT NULL,
  name         TEXT     NOT NULL,
  content_hash TEXT     NOT NULL,
  received_at  BIGINT   NOT NULL,
  own_ids      SMALLINT NOT NULL,
  released     SMALLINT NOT NULL DEFAULT 0
);

CREATE INDEX delivery_by_name ON delivery (source, name);

-- Only what the 24-hour rule looks at.
CREATE INDEX delivery_by_content ON delivery (source, content_hash)
WHERE own_ids = 0;

-- One record of a delivery. state, reason, settled and updated_at say where it stands now; the
-- rest never changes. owner: it was taken, and (source, id) is its own.
CREATE TABLE signal (
  sequence     BIGINT   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery     BIGINT   NOT NULL REFERENCES delivery,
  number       INTEGER  NOT NULL,
  source       TEXT     NOT NULL,
  id           TEXT     NOT NULL,
  account      TEXT     NOT NULL,
  lane         TEXT     NOT NULL COLLATE "C",
  action       TEXT     NOT NULL,
  symbol       TEXT     NOT NULL,
  lessens_risk SMALLINT NOT NULL,
  content_hash TEXT     NOT NULL,
  raw          TEXT     NOT NULL,
  canonical    TEXT     NOT NULL,
  received_at  BIGINT   NOT NULL,
  owner        SMALLINT NOT NULL,
  repeats      BIGINT   NOT NULL,
  state        TEXT     NOT NULL,
  settled      SMALLINT NOT NULL,
  reason       TEXT     NOT NULL,
  updated_at   BIGINT   NOT NULL
);

CREATE UNIQUE INDEX signal_by_delivery ON signal (delivery, number);

CREATE UNIQUE INDEX signal_owner ON signal (source, id)
WHERE owner = 1;

CREATE INDEX signal_waiting ON signal (lane, sequence)
WHERE state = 'RECEIVED';

CREATE INDEX signal_waiting_lessens_risk ON signal (lane, sequence)
WHERE state = 'RECEIVED' AND lessens_risk = 1;

CREATE INDEX signal_unsettled ON signal (state, sequence)
WHERE settled = 0;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER signal_facts_stay
BEFORE UPDATE OF sequence, delivery, number, source, id, account, lane, action, symbol,
  lessens_risk, content_hash, raw, canonical, received_at, owner, repeats ON signal
EXECUTE FUNCTION ledger_refuse('what was received never changes');

-- An order that a signal means, as it stands now.
CREATE TABLE leg (
  order_link_id   TEXT    NOT NULL PRIMARY KEY,
  sequence        BIGINT  NOT NULL REFERENCES signal,
  ordinal         INTEGER NOT NULL,
  leg             TEXT    NOT NULL,
  category        TEXT    NOT NULL,
  symbol          TEXT    NOT NULL,
  request         TEXT    NOT NULL,
  asked           TEXT    NOT NULL,
  state           TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  order_id        TEXT    NOT NULL,
  filled_quantity TEXT    NOT NULL,
  average_price   TEXT    NOT NULL,
  updated_at      BIGINT  NOT NULL
);

CREATE UNIQUE INDEX leg_by_signal ON leg (sequence, ordinal);

-- Every step of a signal; written by the database, so that none can be forgotten.
CREATE TABLE history (
  step     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sequence BIGINT NOT NULL REFERENCES signal,
  at       BIGINT NOT NULL,
  state    TEXT   NOT NULL,
  reason   TEXT   NOT NULL
);

CREATE INDEX history_by_signal ON history (sequence);

CREATE FUNCTION ledger_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO history (sequence, at, state, reason)
  VALUES (NEW.sequence, NEW.updated_at, NEW.state, NEW.reason);
  RETURN NULL;
END $$;

CREATE TRIGGER history_goes_on AFTER INSERT OR UPDATE ON signal
FOR EACH ROW EXECUTE FUNCTION ledger_step();

CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history
EXECUTE FUNCTION ledger_refuse('history is append-only');

-- Every step of an order; written by the database too.
CREATE TABLE leg_history (
  step            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sequence        BIGINT NOT NULL REFERENCES signal,
  leg             TEXT   NOT NULL,
  at              BIGINT NOT NULL,
  state           TEXT   NOT NULL,
  reason          TEXT   NOT NULL,
  order_id        TEXT   NOT NULL,
  filled_quantity TEXT   NOT NULL,
  average_price   TEXT   NOT NULL
);

CREATE INDEX leg_history_by_signal ON leg_history (sequence);

CREATE FUNCTION ledger_leg_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO leg_history (sequence, leg, at, state, reason, order_id, filled_quantity,
    average_price)
  VALUES (NEW.sequence, NEW.leg, NEW.updated_at, NEW.state, NEW.reason, NEW.order_id,
    NEW.filled_quantity, NEW.average_price);
  RETURN NULL;
END $$;

CREATE TRIGGER leg_history_goes_on AFTER INSERT OR UPDATE ON leg
FOR EACH ROW EXECUTE FUNCTION ledger_leg_step();

CREATE TRIGGER leg_history_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON leg_history
EXECUTE FUNCTION ledger_refuse('history is append-only');

-- Every exchange of request and answer. No reference: an attempt must never be what fails.
CREATE TABLE attempt (
  attempt           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sequence          BIGINT NOT NULL,
  order_link_id     TEXT   NOT NULL,
  at                BIGINT NOT NULL,
  endpoint          TEXT   NOT NULL,
  ret_code          TEXT   NOT NULL,
  outcome           TEXT   NOT NULL,
  text              TEXT   NOT NULL,
  round_trip_micros BIGINT NOT NULL
);

CREATE INDEX attempt_by_signal ON attempt (sequence);

CREATE TRIGGER attempt_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attempt
EXECUTE FUNCTION ledger_refuse('history is append-only');

-- How many signals stand where: counting a million rows each time would be slow.
-- Few rows that change often: room for their next versions on the same page.
CREATE TABLE tally (
  state   TEXT   NOT NULL PRIMARY KEY,
  signals BIGINT NOT NULL
) WITH (fillfactor = 10);

CREATE FUNCTION ledger_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE tally SET signals = signals - 1 WHERE state = OLD.state;
  END IF;
  INSERT INTO tally VALUES (NEW.state, 1)
  ON CONFLICT (state) DO UPDATE SET signals = tally.signals + 1;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_arrival AFTER INSERT ON signal
FOR EACH ROW EXECUTE FUNCTION ledger_tally();

CREATE TRIGGER tally_move AFTER UPDATE OF state ON signal
FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION ledger_tally();
