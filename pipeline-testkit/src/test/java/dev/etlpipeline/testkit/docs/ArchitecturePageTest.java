package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That docs/architecture.md says what the code says, where the two can be compared. */
class ArchitecturePageTest {

    private static final Pattern HEAD = Pattern.compile("(?:interface|record) (\\w+).*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Page page = Page.of("docs/architecture.md");

    @TempDir
    Path folder;

    @Test
    void showsTheSeamsAsTheyAre() throws ClassNotFoundException {
        int shown = 0;
        for (Block block : page.blocks()) {
            if (block.language().equals("java")) {
                shown += compare(block);
            }
        }

        assertThat(shown).isGreaterThan(25);
    }

    /** Compares each type of the block with the class, and gives their number. */
    private static int compare(Block block) throws ClassNotFoundException {
        int types = 0;
        String inPackage = "";
        Class<?> type = Object.class;
        Set<String> methods = new TreeSet<>();
        for (String line : block.text().lines().toList()) {
            Matcher head = HEAD.matcher(line);
            if (line.startsWith("// ")) {
                inPackage = line.substring(3);
            } else if (head.matches()) {
                type = Class.forName(inPackage + "." + head.group(1));
                assertThat(line.replace(" {", "")).isEqualTo(Signatures.head(type));
                methods.clear();
                types++;
            } else if (line.equals("}")) {
                assertThat(methods).as(type.getName()).isEqualTo(Signatures.methods(type));
            } else {
                methods.add(line.strip());
            }
        }
        return types;
    }

    @Test
    void namesEveryStateWithItsExitCode() {
        Map<String, String> states = new HashMap<>();
        for (RunState state : RunState.values()) {
            states.put(state.name(), state.exitCode() < 0 ? "" : String.valueOf(state.exitCode()));
        }

        Map<String, String> shown = new HashMap<>();
        page.rows("run-states-and-exit-codes").forEach(row -> shown.put(row.get(0), row.get(1)));

        assertThat(shown).isEqualTo(states);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source_file",
                "run_lease",
                "enrichment_audit",
                "run_status",
                "reference_import",
                "reference_postcode"
            })
    void namesEveryColumnOfTheControlTables(String table) throws SQLException {
        assertThat(columnsShown("etl" + table)).isEqualTo(columnsOf(table));
    }

    @Test
    void namesEveryColumnOfTheCustomersTarget() {
        TargetTable target = new TargetTable(new DefinitionReader()
                .read(Page.root().resolve("seeds/pipelines/customers.yaml"), StepCatalogue.core()));

        assertThat(columnsShown("warehousecustomer_enriched"))
                .isEqualTo(new TreeSet<>(
                        target.fields().stream().map(TargetTable.Field::name).toList()));
    }

    @Test
    void namesEveryPackageOfTheCore() throws IOException {
        Path core = Page.root().resolve("pipeline-core/src/main/java/dev/etlpipeline/core");
        try (Stream<Path> folders = Files.list(core)) {
            assertThat(page.rows("packages-of-the-core").stream().map(row -> row.get(0)))
                    .containsExactlyInAnyOrderElementsOf(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .toList());
        }
        assertThat(page.rows("packages-of-the-core"))
                .allSatisfy(row -> assertThat(core.resolve(row.get(0)).resolve(row.get(2) + ".java"))
                        .exists());
    }

    @Test
    void namesEveryModuleOfTheBuild() {
        Matcher module = Pattern.compile("<module>(.+)</module>")
                .matcher(Page.text(Page.root().resolve("pom.xml")));
        List<String> modules = module.results().map(result -> result.group(1)).toList();

        assertThat(page.rows("modules").stream().map(row -> row.get(0))).containsAll(modules);
    }

    private Set<String> columnsShown(String section) {
        List<String> columns = new ArrayList<>();
        page.rows(section).forEach(row -> columns.addAll(words(row.get(0))));
        assertThat(columns).doesNotHaveDuplicates();
        return new TreeSet<>(columns);
    }

    /** The names in a cell: one whose backticks are off already, or several in backticks. */
    private static List<String> words(String cell) {
        return cell.contains("`")
                ? CODE.matcher(cell).results().map(result -> result.group(1)).toList()
                : List.of(cell);
    }

    private Set<String> columnsOf(String table) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Warehouse warehouse = H2Databases.inFolder(folder).open();
                Connection connection = warehouse.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 'ETL' AND TABLE_NAME = ?")) {
            statement.setString(1, table.toUpperCase(Locale.ROOT));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }
}
