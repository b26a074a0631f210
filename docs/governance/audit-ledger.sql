-- SQL Server 2022 and Azure SQL only: makes the audit trail's tables append-only ledger tables, so that the server itself refuses to
-- change and to delete their rows, and can prove by its own digests that nobody did. Not run by the tests: no server of that
-- version is among those they know. Run it once, with no run going on, as a user who may CREATE TABLE and ENABLE LEDGER; it
-- copies what is there. audit_head stays an ordinary table: its rows change with each event.
SET XACT_ABORT ON;
BEGIN TRANSACTION;

EXEC sp_rename 'governance.audit_event', 'audit_event_before';
EXEC sp_rename 'governance.pk_audit_event', 'pk_audit_event_before', 'OBJECT';
EXEC sp_rename 'governance.audit_change', 'audit_change_before';
EXEC sp_rename 'governance.pk_audit_change', 'pk_audit_change_before', 'OBJECT';

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
) WITH (LEDGER = ON (APPEND_ONLY = ON));

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
) WITH (LEDGER = ON (APPEND_ONLY = ON));

CREATE INDEX ix_audit_event_run ON governance.audit_event (run_no);

CREATE INDEX ix_audit_change_key ON governance.audit_change (key_hash);

INSERT INTO governance.audit_event (stream, number, happened, kind, run_id, run_no, chunk, os_user, database_user, host,
  rows_inserted, rows_updated, rows_unchanged, rows_superseded, rows_quarantined, changes, changes_hash, detail, key_id, previous, hash)
SELECT stream, number, happened, kind, run_id, run_no, chunk, os_user, database_user, host,
  rows_inserted, rows_updated, rows_unchanged, rows_superseded, rows_quarantined, changes, changes_hash, detail, key_id, previous, hash
FROM governance.audit_event_before;

INSERT INTO governance.audit_change (stream, event, place, key_hash, row_key, column_name, compared, before_hash, after_hash)
SELECT stream, event, place, key_hash, row_key, column_name, compared, before_hash, after_hash
FROM governance.audit_change_before;

DROP TABLE governance.audit_event_before;
DROP TABLE governance.audit_change_before;

COMMIT;
