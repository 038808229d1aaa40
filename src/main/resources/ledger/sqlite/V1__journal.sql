-- Times are microseconds since the epoch, UTC; numbers of money are decimal text; flags are 0 or 1.

-- What a sender handed over in one piece.
CREATE TABLE delivery (
  delivery     INTEGER PRIMARY KEY,
  source       TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  content_hash TEXT    NOT NULL,
  received_at  INTEGER NOT NULL,
  own_ids      INTEGER NOT NULL,
  released     INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX delivery_by_name ON delivery (source, name);

-- Only what the 24-hour rule looks at.
CREATE INDEX delivery_by_content ON delivery (source, content_hash)
WHERE own_ids = 0;

-- One record of a delivery. state, reason, settled and updated_at say where it stands now; the
-- rest never changes. owner: it was taken, and (source, id) is its own.
CREATE TABLE signal (
  sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery     INTEGER NOT NULL REFERENCES delivery,
  number       INTEGER NOT NULL,
  source       TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  account      TEXT    NOT NULL,
  lane         TEXT    NOT NULL,
  action       TEXT    NOT NULL,
  symbol       TEXT    NOT NULL,
  lessens_risk INTEGER NOT NULL,
  content_hash TEXT    NOT NULL,
  raw          TEXT    NOT NULL,
  canonical    TEXT    NOT NULL,
  received_at  INTEGER NOT NULL,
  owner        INTEGER NOT NULL,
  repeats      INTEGER NOT NULL,
  state        TEXT    NOT NULL,
  settled      INTEGER NOT NULL,
  reason       TEXT    NOT NULL,
  updated_at   INTEGER NOT NULL
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

CREATE TRIGGER signal_facts_stay
BEFORE UPDATE OF sequence, delivery, number, source, id, account, lane, action, symbol,
  lessens_risk, content_hash, raw, canonical, received_at, owner, repeats ON signal
BEGIN
  SELECT RAISE(ABORT, 'what was received never changes');
END;

-- An order that a signal means, as it stands now.
CREATE TABLE leg (
  order_link_id   TEXT    NOT NULL PRIMARY KEY,
  sequence        INTEGER NOT NULL REFERENCES signal,
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
  updated_at      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE UNIQUE INDEX leg_by_signal ON leg (sequence, ordinal);

-- Every step of a signal; written by the database, so that none can be forgotten.
CREATE TABLE history (
  step     INTEGER PRIMARY KEY,
  sequence INTEGER NOT NULL REFERENCES signal,
  at       INTEGER NOT NULL,
  state    TEXT    NOT NULL,
  reason   TEXT    NOT NULL
);

CREATE INDEX history_by_signal ON history (sequence);

CREATE TRIGGER history_begins AFTER INSERT ON signal
BEGIN
  INSERT INTO history (sequence, at, state, reason)
  VALUES (NEW.sequence, NEW.updated_at, NEW.state, NEW.reason);
END;

CREATE TRIGGER history_goes_on AFTER UPDATE ON signal
BEGIN
  INSERT INTO history (sequence, at, state, reason)
  VALUES (NEW.sequence, NEW.updated_at, NEW.state, NEW.reason);
END;

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

-- Every step of an order; written by the database too.
CREATE TABLE leg_history (
  step            INTEGER PRIMARY KEY,
  sequence        INTEGER NOT NULL REFERENCES signal,
  leg             TEXT    NOT NULL,
  at              INTEGER NOT NULL,
  state           TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  order_id        TEXT    NOT NULL,
  filled_quantity TEXT    NOT NULL,
  average_price   TEXT    NOT NULL
);

CREATE INDEX leg_history_by_signal ON leg_history (sequence);

CREATE TRIGGER leg_history_begins AFTER INSERT ON leg
BEGIN
  INSERT INTO leg_history (sequence, leg, at, state, reason, order_id, filled_quantity,
    average_price)
  VALUES (NEW.sequence, NEW.leg, NEW.updated_at, NEW.state, NEW.reason, NEW.order_id,
    NEW.filled_quantity, NEW.average_price);
END;

CREATE TRIGGER leg_history_goes_on AFTER UPDATE ON leg
BEGIN
  INSERT INTO leg_history (sequence, leg, at, state, reason, order_id, filled_quantity,
    average_price)
  VALUES (NEW.sequence, NEW.leg, NEW.updated_at, NEW.state, NEW.reason, NEW.order_id,
    NEW.filled_quantity, NEW.average_price);
END;

CREATE TRIGGER leg_history_is_never_changed BEFORE UPDATE ON leg_history
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER leg_history_is_never_deleted BEFORE DELETE ON leg_history
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

-- Every exchange of request and answer. No reference: an attempt must never be what fails.
CREATE TABLE attempt (
  attempt           INTEGER PRIMARY KEY,
  sequence          INTEGER NOT NULL,
  order_link_id     TEXT    NOT NULL,
  at                INTEGER NOT NULL,
  endpoint          TEXT    NOT NULL,
  ret_code          TEXT    NOT NULL,
  outcome           TEXT    NOT NULL,
  text              TEXT    NOT NULL,
  round_trip_micros INTEGER NOT NULL
);

CREATE INDEX attempt_by_signal ON attempt (sequence);

CREATE TRIGGER attempt_is_never_changed BEFORE UPDATE ON attempt
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER attempt_is_never_deleted BEFORE DELETE ON attempt
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

-- How many signals stand where: counting a million rows each time would be slow.
CREATE TABLE tally (
  state   TEXT    NOT NULL PRIMARY KEY,
  signals INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER tally_arrival AFTER INSERT ON signal
BEGIN
  INSERT INTO tally VALUES (NEW.state, 1)
  ON CONFLICT (state) DO UPDATE SET signals = signals + 1;
END;

CREATE TRIGGER tally_move AFTER UPDATE OF state ON signal WHEN OLD.state <> NEW.state
BEGIN
  UPDATE tally SET signals = signals - 1 WHERE state = OLD.state;
  INSERT INTO tally VALUES (NEW.state, 1)
  ON CONFLICT (state) DO UPDATE SET signals = signals + 1;
END;
