package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.load.RefusalPolicy;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for chunks against the target as it stands, and writes nothing. A key that a file holds in two chunks is
 * looked up twice in the same unchanged target, so both its rows may count as new.
 */
final class DryLoad {

    /** A file that the target has no row of. */
    private static final long NO_FILE = -1;

    private final @Nullable Loader loader;

    private DryLoad(@Nullable Loader loader) {
        this.loader = loader;
    }

    static DryLoad open(Warehouse warehouse, TargetTable table, RunRequest request, CurrentRun run)
            throws SQLException, IOException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            TargetCheck check = new TargetCheck(warehouse.dialect(), table);
            if (!check.exists(connection)) {
                return new DryLoad(null);
            }
            check.ensure(connection);
            long fileId = SourceFiles.exists(connection, warehouse.dialect())
                    ? SourceFiles.find(connection, request.input().identify()).orElse(NO_FILE)
                    : NO_FILE;
            return new DryLoad(new Loader(
                    warehouse.dataSource(),
                    warehouse.dialect(),
                    table,
                    new Loader.LoadEdge(List.of(), List.of(), tx -> {}, new NoRejects(), RefusalPolicy.NEVER),
                    run,
                    fileId,
                    -1));
        }
    }

    LoadedChunk account(PreparedChunk chunk) throws SQLException {
        return loader == null ? Loader.allNew(chunk) : loader.account(chunk);
    }

    /** A dry run keeps no rejects. */
    private static final class NoRejects implements RejectSink {

        @Override
        public void keep(RunContext run, Chunk chunk) {}

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
