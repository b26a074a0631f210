-- What runs now, since when, on which host, and how long ago it gave its last sign of life.
-- Runs on: SQL Server, Azure SQL, H2.
SELECT s.pipeline, s.batch_id AS run_id, s.attempt, s.status, s.processing_start, l.holder, l.beat_at, l.ttl_s
FROM etl.run_status s
JOIN etl.run_lease l ON l.pipeline = s.pipeline
WHERE s.status = 'RUNNING'
ORDER BY s.processing_start;
