/**
 * The database that rows go to: the pool, the migrations, the target table, and what differs between SQL Server and the
 * embedded H2. Open {@link dev.etlpipeline.core.warehouse.Warehouse} first; the SQL of each database is a
 * {@link dev.etlpipeline.core.warehouse.Dialect}. How a chunk is loaded stands in {@code core.load}.
 */
@NullMarked
package dev.etlpipeline.core.warehouse;

import org.jspecify.annotations.NullMarked;
