CREATE TABLE etl.chunk_journal (
  run_id           NVARCHAR(40) NOT NULL,
  first_record     BIGINT       NOT NULL,
  last_record      BIGINT       NOT NULL,
  rows_written     BIGINT       NOT NULL,
  rows_quarantined BIGINT       NOT NULL,
  PRIMARY KEY (run_id, first_record)
);
