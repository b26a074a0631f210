-- Grows with each mending of the record, so that a replay of what stood there before is noticed.
ALTER TABLE etl.quarantine ADD revision INT NOT NULL DEFAULT 0;
