-- What a run was asked for, written at its start: an attempt that goes on with it has to be asked for the same.
CREATE TABLE etl.run_request (
  run_id            NVARCHAR(40)   NOT NULL PRIMARY KEY,
  pipeline          NVARCHAR(128)  NOT NULL,
  input_path        NVARCHAR(2000) NULL,
  input_name        NVARCHAR(260)  NOT NULL,
  file_sha256       NVARCHAR(64)   NOT NULL,
  file_bytes        BIGINT         NOT NULL,
  head_sha256       NVARCHAR(64)   NOT NULL,
  definition_sha256 NVARCHAR(64)   NOT NULL,
  settings          NVARCHAR(2000) NOT NULL,
  record_limit      BIGINT         NULL,
  enrich            BIT            NOT NULL,
  begun             DATETIME2(3)   NOT NULL
);

-- One row a chunk, in the chunk's own transaction: there exactly when the chunk's rows are.
CREATE TABLE etl.chunk_ledger (
  run_id           NVARCHAR(40)  NOT NULL,
  first_record     BIGINT        NOT NULL,
  last_record      BIGINT        NOT NULL,
  attempt          INT           NOT NULL,
  chunk            BIGINT        NOT NULL,
  cursor_offset    BIGINT        NOT NULL,
  cursor_line      BIGINT        NOT NULL,
  rows_inserted    BIGINT        NOT NULL,
  rows_updated     BIGINT        NOT NULL,
  rows_unchanged   BIGINT        NOT NULL,
  rows_superseded  BIGINT        NOT NULL,
  rows_quarantined BIGINT        NOT NULL,
  digest           BINARY(32)    NOT NULL,
  rejects          NVARCHAR(1000000) NULL,
  enrichment       NVARCHAR(1000000) NULL,
  provenance       NVARCHAR(1000000) NULL,
  committed        DATETIME2(3)  NOT NULL,
  CONSTRAINT pk_chunk_ledger PRIMARY KEY (run_id, first_record)
);
