-- Sessions of the pipeline: what each does, since when, what it waits for and who blocks it.
-- Runs on: SQL Server, Azure SQL. Needs VIEW SERVER STATE (Azure SQL: VIEW DATABASE STATE) to see other logins' sessions.
SELECT s.session_id, s.host_name, s.login_name, s.status, s.last_request_start_time, s.open_transaction_count,
       r.command, r.wait_type, r.wait_time AS wait_ms, r.blocking_session_id, r.total_elapsed_time AS elapsed_ms
FROM sys.dm_exec_sessions s
LEFT JOIN sys.dm_exec_requests r ON r.session_id = s.session_id
WHERE s.program_name = 'etl-pipeline'
ORDER BY s.last_request_start_time DESC;
