-- The latest loads beside what was usual before them: time for 1,000 records, and how many times the mean of up to 20
-- loads before it that is. Above 2, somebody should look.
-- Runs on: SQL Server, Azure SQL, H2.
SELECT TOP (50) t.pipeline, t.batch_id AS run_id, t.processing_start, t.ms_per_1000, t.usual_ms_per_1000,
       CAST(t.ms_per_1000 / NULLIF(t.usual_ms_per_1000, 0) AS DECIMAL(9, 2)) AS times_the_usual
FROM (
  SELECT r.audit_id, r.pipeline, r.batch_id, r.processing_start, r.ms_per_1000,
         AVG(r.ms_per_1000) OVER (PARTITION BY r.pipeline ORDER BY r.audit_id
                                  ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING) AS usual_ms_per_1000
  FROM (
    SELECT a.audit_id, a.pipeline, a.batch_id, a.processing_start,
           CAST(a.duration_ms * 1000.0 / a.records_processed AS DECIMAL(18, 3)) AS ms_per_1000
    FROM etl.enrichment_audit a
    WHERE a.operation_type = 'LOAD' AND a.attempt = 1 AND a.status IN ('SUCCEEDED', 'DEGRADED')
      AND a.records_processed > 0
  ) r
) t
ORDER BY t.audit_id DESC;
