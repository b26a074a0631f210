-- How full the transaction log is, and what keeps it from being emptied.
-- Runs on: SQL Server, Azure SQL. Needs VIEW SERVER STATE (Azure SQL: VIEW DATABASE STATE).
SELECT DB_NAME(u.database_id) AS database_name, u.total_log_size_in_bytes / 1048576 AS size_mib,
       CAST(u.used_log_space_in_percent AS DECIMAL(5, 1)) AS used_percent, d.log_reuse_wait_desc AS waits_for
FROM sys.dm_db_log_space_usage u
JOIN sys.databases d ON d.database_id = u.database_id;
