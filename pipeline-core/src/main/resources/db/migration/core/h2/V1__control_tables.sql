-- One row for each file content ever loaded, whatever its name.
CREATE TABLE etl.source_file (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256     NVARCHAR(64) NOT NULL CONSTRAINT uq_source_file UNIQUE,
  size_bytes BIGINT       NOT NULL,
  file_name  NVARCHAR(260) NOT NULL,
  first_seen DATETIME2(3) NOT NULL
);

-- Who may write for a pipeline. held = 1 while a run has it; beat grows while that run lives, fence with each takeover.
CREATE TABLE etl.run_lease (
  pipeline NVARCHAR(128) NOT NULL PRIMARY KEY,
  run_id   NVARCHAR(40)  NOT NULL,
  holder   NVARCHAR(200) NOT NULL,
  fence    BIGINT        NOT NULL,
  beat     BIGINT        NOT NULL,
  held     BIT           NOT NULL,
  since    DATETIME2(3)  NOT NULL,
  beat_at  DATETIME2(3)  NOT NULL,
  ttl_s    INT           NOT NULL
);

-- One row a run, written at its start and completed at its end. Never dropped, never rewritten by a later run.
CREATE TABLE etl.enrichment_audit (
  audit_id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id           NVARCHAR(40)  NOT NULL,
  attempt            INT           NOT NULL,
  pipeline           NVARCHAR(128) NOT NULL,
  operation_type     NVARCHAR(20)  NOT NULL,
  records_processed  BIGINT        NULL,
  records_successful BIGINT        NULL,
  records_failed     BIGINT        NULL,
  rows_inserted      BIGINT        NULL,
  rows_updated       BIGINT        NULL,
  rows_unchanged     BIGINT        NULL,
  rows_superseded    BIGINT        NULL,
  rows_quarantined   BIGINT        NULL,
  processing_start   DATETIME2(3)  NOT NULL,
  processing_end     DATETIME2(3)  NULL,
  duration_ms        BIGINT        NULL,
  status             NVARCHAR(20)  NOT NULL,
  error_class        NVARCHAR(200) NULL,
  error_message      NVARCHAR(2000) NULL,
  source_file_id     BIGINT        NOT NULL,
  fence              BIGINT        NOT NULL,
  pipeline_version   NVARCHAR(40)  NOT NULL
);

-- A run whose lease has ended, went to another, or stood still for its time to live, without an end of its own, was
-- interrupted. The times are for this view only: who may write is decided by fence and beat.
CREATE VIEW etl.run_status AS
SELECT a.audit_id, a.batch_id, a.attempt, a.pipeline, a.processing_start, a.processing_end, a.records_processed,
       CASE WHEN a.status = 'RUNNING' AND (l.pipeline IS NULL OR l.fence <> a.fence OR l.held = 0
                 OR DATEDIFF(SECOND, l.beat_at, CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP)) > l.ttl_s)
            THEN 'INTERRUPTED' ELSE a.status END AS status
FROM etl.enrichment_audit a
LEFT JOIN etl.run_lease l ON l.pipeline = a.pipeline;
