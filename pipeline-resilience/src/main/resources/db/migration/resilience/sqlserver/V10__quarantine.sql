-- Of each file that records were set aside of, what it takes to read them again.
CREATE TABLE etl.quarantine_file (
  source_file_id BIGINT        NOT NULL PRIMARY KEY,
  file_name      NVARCHAR(260) NOT NULL,
  charset        NVARCHAR(40)  NOT NULL,
  delimiter      NVARCHAR(1)   NOT NULL,
  header         NVARCHAR(MAX) NOT NULL
);

-- One row each record set aside (held, fixed, replayed, discarded), or loaded without its bad columns (salvaged).
CREATE TABLE etl.quarantine (
  id                 BIGINT IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  run_id             NVARCHAR(40)   NOT NULL,
  attempt            INT            NOT NULL,
  pipeline           NVARCHAR(128)  NOT NULL,
  source_file_id     BIGINT         NOT NULL,
  chunk              BIGINT         NOT NULL,
  source_record      BIGINT         NOT NULL,
  line_no            BIGINT         NOT NULL,
  byte_offset        BIGINT         NOT NULL,
  raw                VARBINARY(MAX) NULL,
  raw_length         BIGINT         NOT NULL,
  raw_sha256         NVARCHAR(64)   NOT NULL,
  raw_complete       BIT            NOT NULL,
  stage              NVARCHAR(20)   NOT NULL,
  rule_name          NVARCHAR(200)  NOT NULL,
  column_name        NVARCHAR(200)  NULL,
  reasons            NVARCHAR(MAX)  NOT NULL,
  definition_version NVARCHAR(64)   NOT NULL,
  state              NVARCHAR(20)   NOT NULL,
  fixed_text         NVARCHAR(MAX)  NULL,
  replay_run         NVARCHAR(40)   NULL,
  outcome            NVARCHAR(20)   NULL,
  created            DATETIME2(3)   NOT NULL,
  changed            DATETIME2(3)   NOT NULL,
  CONSTRAINT uq_quarantine UNIQUE (run_id, source_record)
);

CREATE INDEX ix_quarantine_state ON etl.quarantine (pipeline, state);
