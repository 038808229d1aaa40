-- A record of a delivery that could not be judged as a whole when it came: the exchange's rules were
-- not known. Its lane judges all the records of the delivery before it is sent.
ALTER TABLE signal ADD COLUMN unjudged INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER signal_facts_stay;

CREATE TRIGGER signal_facts_stay
BEFORE UPDATE OF sequence, delivery, number, source, id, account, lane, action, symbol,
  lessens_risk, content_hash, raw, canonical, received_at, owner, repeats, unjudged ON signal
BEGIN
  SELECT RAISE(ABORT, 'what was received never changes');
END;
