package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.enrich.CoreLookups;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.reference.PostcodeDirectory;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a run would need, without running: nothing is written, created, migrated or asked of an API. What is
 * wrong is in the findings; nothing that a user can mend is thrown.
 */
public final class PipelineCheck {

    private final RunParts parts;
    private final Clock clock;

    /** As {@link PipelineRunner}. */
    public PipelineCheck(Modules modules, SettingsReader settings, Path home, Clock clock) {
        this.parts = new RunParts(modules, settings, PipelineRunner.catalogue(modules), home, "");
        this.clock = clock;
    }

    /**
     * What there is to say of the target.
     *
     * @param place       server and database; empty where it could not be reached
     * @param made        whether the database is there already; only an embedded one may not be
     * @param controlled  whether the pipeline's own tables are there already
     * @param targetThere whether the target table is there already
     */
    public record WarehouseFindings(
            String place, boolean made, boolean controlled, boolean targetThere, List<String> problems) {

        static WarehouseFindings refused(List<String> problems) {
            return new WarehouseFindings("", false, false, false, problems);
        }
    }

    /**
     * Reads the header and the first records.
     *
     * @param input   stays the caller's to close
     * @param records to look at, at most
     * @throws dev.etlpipeline.core.source.SourceException where the file does not fit the definition as a whole
     */
    public InputFindings input(PipelineDefinition definition, InputFile input, long records) throws IOException {
        return new InputCheck(parts, definition, clock).look(input, records);
    }

    /** Whether the settings have what the definition's enrichments need; each problem in a sentence. */
    public List<String> enrichments(PipelineDefinition definition) {
        CurrentRun nobody = new CurrentRun(
                RunId.next(clock, new SecureRandom()), 1, definition.name(), clock, new Listeners(List.of()));
        return parts.enrichmentProblems(definition, nobody, new Operations(parts.modules(), nobody));
    }

    /**
     * @param definition null where there is none to hold the target against
     * @param enrich     whether what enrichments need of the warehouse counts
     */
    public WarehouseFindings warehouse(@Nullable PipelineDefinition definition, boolean enrich) {
        List<String> unimported = enrich ? unimported(definition) : List.of();
        WarehouseSettings settings = parts.settings().read(WarehouseSettings.class);
        try (Held held = new Held(Warehouse.look(settings, parts.home()))) {
            return held.warehouse().isPresent()
                    ? look(held.warehouse().get(), definition, unimported)
                    : new WarehouseFindings(
                            Warehouse.place(settings), false, false, false, joined(missing(definition), unimported));
        } catch (SettingsException e) {
            return WarehouseFindings.refused(e.problems());
        } catch (WarehouseException e) {
            return WarehouseFindings.refused(List.of(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            return WarehouseFindings.refused(List.of("the warehouse says " + SqlErrors.describe(e)));
        }
    }

    /** Closes a warehouse that may not be there. */
    private record Held(Optional<Warehouse> warehouse) implements AutoCloseable {

        @Override
        public void close() {
            warehouse.ifPresent(Warehouse::close);
        }
    }

    private WarehouseFindings look(
            Warehouse warehouse, @Nullable PipelineDefinition definition, List<String> unimported) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            boolean controlled = SourceFiles.exists(connection, warehouse.dialect());
            if (definition == null) {
                return new WarehouseFindings(warehouse.place(), true, controlled, false, List.of());
            }
            TargetCheck target =
                    new TargetCheck(warehouse.dialect(), parts.modules().target(definition));
            boolean there = target.exists(connection);
            List<String> problems = joined(
                    there ? target.problems(connection) : missing(definition),
                    new PostcodeDirectory(warehouse.dataSource(), warehouse.dialect()).isThere()
                            ? List.of()
                            : unimported);
            return new WarehouseFindings(warehouse.place(), true, controlled, there, problems);
        }
    }

    /** For where nothing was imported yet. */
    private List<String> unimported(@Nullable PipelineDefinition definition) {
        return definition == null
                ? List.of()
                : parts.askingReference(definition).stream()
                        .map(CoreLookups::nothingImported)
                        .toList();
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> missing(@Nullable PipelineDefinition definition) {
        return definition == null || definition.target().create()
                ? List.of()
                : List.of("the target " + definition.target().qualified() + " does not exist, and the definition says"
                        + " create: false; make it, or let a run make it with create: true");
    }
}
