-- What ended runs, by class: how often, when first and last. Messages hold no value of a row.
-- Runs on: SQL Server, Azure SQL, H2.
SELECT a.pipeline, s.status, COALESCE(a.error_class, 'none') AS error_class, COUNT(*) AS runs,
       MIN(a.processing_start) AS first_seen, MAX(a.processing_start) AS last_seen
FROM etl.enrichment_audit a
JOIN etl.run_status s ON s.audit_id = a.audit_id
WHERE s.status NOT IN ('SUCCEEDED', 'DEGRADED', 'RUNNING')
GROUP BY a.pipeline, s.status, COALESCE(a.error_class, 'none')
ORDER BY last_seen DESC;
