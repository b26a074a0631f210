-- The last event of each stream; a stream is a pipeline. Whoever appends changes this row first, so that events of runs and
-- of commands stand one behind the other. system_event: the number of the last event that says what the system is like.
CREATE TABLE governance.audit_head (
  stream       NVARCHAR(128) NOT NULL CONSTRAINT pk_audit_head PRIMARY KEY,
  number       BIGINT        NOT NULL,
  hash         BINARY(32)    NOT NULL,
  system_event BIGINT        NOT NULL
);

-- What was done, event after event, each bound to the one before it. Rows are added, and never changed or removed.
CREATE TABLE governance.audit_event (
  stream           NVARCHAR(128) NOT NULL,
  number           BIGINT        NOT NULL,
  happened         DATETIME2(3)  NOT NULL,
  kind             NVARCHAR(60)  NOT NULL,
  run_id           NVARCHAR(40)  NULL,
  run_no           BIGINT        NULL,
  chunk            BIGINT        NULL,
  os_user          NVARCHAR(128) NULL,
  database_user    NVARCHAR(128) NULL,
  host             NVARCHAR(200) NULL,
  rows_inserted    BIGINT        NULL,
  rows_updated     BIGINT        NULL,
  rows_unchanged   BIGINT        NULL,
  rows_superseded  BIGINT        NULL,
  rows_quarantined BIGINT        NULL,
  changes          INT           NOT NULL,
  changes_hash     BINARY(32)    NULL,
  detail           NVARCHAR(MAX) NOT NULL,
  key_id           NVARCHAR(16)  NULL,
  previous         BINARY(32)    NOT NULL,
  hash             BINARY(32)    NOT NULL,
  CONSTRAINT pk_audit_event PRIMARY KEY (stream, number)
);

-- Which columns of which rows an event changed: keyed hashes of the values before and behind it, never the values. compared
-- says what was hashed: the true values, or those that stood in the target, where true ones do not come back from it.
CREATE TABLE governance.audit_change (
  stream      NVARCHAR(128) NOT NULL,
  event       BIGINT        NOT NULL,
  place       INT           NOT NULL,
  key_hash    BINARY(32)    NOT NULL,
  row_key     NVARCHAR(400) NULL,
  column_name NVARCHAR(128) NOT NULL,
  compared    NVARCHAR(10)  NOT NULL,
  before_hash BINARY(32)    NULL,
  after_hash  BINARY(32)    NULL,
  CONSTRAINT pk_audit_change PRIMARY KEY (stream, event, place)
);

CREATE INDEX ix_audit_event_run ON governance.audit_event (run_no);

CREATE INDEX ix_audit_change_key ON governance.audit_change (key_hash);
