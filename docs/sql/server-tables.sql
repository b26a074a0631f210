-- Tables of the pipeline: rows, space, and how their indexes are used since the server started.
-- Runs on: SQL Server, Azure SQL. Needs VIEW DATABASE STATE.
SELECT s.name AS schema_name, o.name AS table_name, COALESCE(i.name, '(heap)') AS index_name,
       SUM(CASE WHEN p.index_id IN (0, 1) THEN p.row_count ELSE 0 END) AS rows_in_table,
       SUM(p.used_page_count) * 8 AS used_kib,
       MAX(u.user_seeks) AS seeks, MAX(u.user_scans) AS scans, MAX(u.user_updates) AS updates
FROM sys.dm_db_partition_stats p
JOIN sys.objects o ON o.object_id = p.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.indexes i ON i.object_id = p.object_id AND i.index_id = p.index_id
LEFT JOIN sys.dm_db_index_usage_stats u
  ON u.object_id = p.object_id AND u.index_id = p.index_id AND u.database_id = DB_ID()
WHERE s.name IN ('etl', 'warehouse')
GROUP BY s.name, o.name, i.name
ORDER BY used_kib DESC;
