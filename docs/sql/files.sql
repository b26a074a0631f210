-- Contents that were loaded, latest first: under which name each was first seen, how big it is, how often it was run.
-- Runs on: SQL Server, Azure SQL, H2.
SELECT TOP (50) f.file_name, f.size_bytes, f.first_seen, COUNT(a.audit_id) AS runs, MAX(a.processing_start) AS last_run
FROM etl.source_file f
LEFT JOIN etl.enrichment_audit a ON a.source_file_id = f.id
GROUP BY f.id, f.file_name, f.size_bytes, f.first_seen
ORDER BY f.first_seen DESC;
