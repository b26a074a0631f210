-- Runs by the share of their records that were set aside, the greatest first, among the last 100 that ended.
-- Runs on: SQL Server, Azure SQL, H2.
SELECT TOP (20) t.pipeline, t.run_id, t.processing_start, t.records_processed, t.rows_quarantined,
       CAST(100.0 * t.rows_quarantined / t.records_processed AS DECIMAL(6, 2)) AS reject_percent
FROM (
  SELECT TOP (100) a.pipeline, a.batch_id AS run_id, a.processing_start, a.records_processed, a.rows_quarantined
  FROM etl.enrichment_audit a
  WHERE a.records_processed > 0
  ORDER BY a.audit_id DESC
) t
ORDER BY reject_percent DESC, t.processing_start DESC;
