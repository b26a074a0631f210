-- The trace id under which a run called APIs and logged, beside its row in etl.enrichment_audit.
CREATE TABLE etl.run_trace (
  batch_id NVARCHAR(40) NOT NULL,
  attempt  INT          NOT NULL,
  trace_id CHAR(32)     NOT NULL,
  noted    DATETIME2(3) NOT NULL,
  CONSTRAINT pk_run_trace PRIMARY KEY (batch_id, attempt)
);
