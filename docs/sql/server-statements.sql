-- The 20 statements on the pipeline's tables that took the server longest since they were compiled.
-- Runs on: SQL Server, Azure SQL. Needs VIEW SERVER STATE (Azure SQL: VIEW DATABASE STATE).
SELECT TOP (20) q.execution_count, q.total_elapsed_time / 1000 AS elapsed_ms, q.total_worker_time / 1000 AS cpu_ms,
       q.total_logical_reads, q.total_rows, q.last_execution_time,
       SUBSTRING(t.text, q.statement_start_offset / 2 + 1,
                 (CASE q.statement_end_offset WHEN -1 THEN DATALENGTH(t.text) ELSE q.statement_end_offset END
                  - q.statement_start_offset) / 2 + 1) AS statement_text
FROM sys.dm_exec_query_stats q
CROSS APPLY sys.dm_exec_sql_text(q.sql_handle) t
WHERE t.text LIKE '%etl.%' OR t.text LIKE '%[[]warehouse]%'
ORDER BY q.total_elapsed_time DESC;
