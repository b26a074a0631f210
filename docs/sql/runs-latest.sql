-- The last 50 runs: how each ended, what became of its records, and how fast it was.
-- Runs on: SQL Server, Azure SQL, H2.
SELECT TOP (50) s.processing_start, a.pipeline, a.batch_id AS run_id, a.attempt, a.operation_type, s.status,
       a.duration_ms, a.records_processed, a.rows_inserted, a.rows_updated, a.rows_unchanged, a.rows_superseded,
       a.rows_quarantined, CAST(a.records_processed * 1000.0 / NULLIF(a.duration_ms, 0) AS DECIMAL(18, 1)) AS rows_per_s
FROM etl.enrichment_audit a
JOIN etl.run_status s ON s.audit_id = a.audit_id
ORDER BY a.audit_id DESC;
