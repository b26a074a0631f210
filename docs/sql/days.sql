-- Day by day, the last 30 with runs: how many runs, how many of them ended well, records, rejects, time.
-- Days are UTC. Attempts of a resumed run count one by one; their figures include those of the attempts before.
-- Runs on: SQL Server, Azure SQL, H2.
SELECT TOP (30) CAST(a.processing_start AS DATE) AS run_day, a.pipeline, COUNT(*) AS runs,
       SUM(CASE WHEN s.status IN ('SUCCEEDED', 'DEGRADED') THEN 1 ELSE 0 END) AS ended_well,
       SUM(COALESCE(a.records_processed, 0)) AS records, SUM(COALESCE(a.rows_quarantined, 0)) AS rejects,
       CAST(100.0 * SUM(COALESCE(a.rows_quarantined, 0)) / NULLIF(SUM(a.records_processed), 0) AS DECIMAL(6, 2)) AS reject_percent,
       CAST(SUM(COALESCE(a.duration_ms, 0)) / 1000.0 AS DECIMAL(18, 1)) AS seconds
FROM etl.enrichment_audit a
JOIN etl.run_status s ON s.audit_id = a.audit_id
GROUP BY CAST(a.processing_start AS DATE), a.pipeline
ORDER BY run_day DESC, a.pipeline;
