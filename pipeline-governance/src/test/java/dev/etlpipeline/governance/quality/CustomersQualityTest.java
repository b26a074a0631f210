package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.governance.quality.FreshnessRule.AsOf;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that docs/governance/quality.md gives for the customers, on the file that ships. */
class CustomersQualityTest {

    private static final Path HOME = Path.of("..");

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @TempDir
    Path folder;

    private final TestWorkspace workspace =
            new TestWorkspace(HOME, Map.of("warehouse.url", "jdbc:h2:mem:none"), new GovernanceModule());
    private final Catalogue catalogue = PipelineRunner.catalogue(workspace.modules());

    @Test
    @Criterion("quality-rules.1")
    void eachDimensionIsDefinedForTheCustomersAndScoresAsThePageSays() throws IOException {
        String section = section();
        PipelineDefinition definition = definition(section);
        QualityPlan plan = QualityPlan.of(definition, catalogue.rules(), new AsOf(DAY, DAY));

        Scores scores = scores(definition, plan.beforeEnrichment());

        List<String> rows = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            Double score = scores.byDimension().get(dimension);
            rows.add("| `" + dimension.word() + "` | " + columns(definition, plan, dimension) + " | "
                    + (score == null ? "by runs, behind the enrichment" : ScoreWords.figure(score)) + " |");
        }
        assertThat(section).contains(String.join("\n", rows) + "\n");
    }

    private static String section() throws IOException {
        String page = Files.readString(HOME.resolve("docs/governance/quality.md"));
        return page.substring(page.indexOf("\n## For the customers\n"), page.indexOf("\n## How a score is made\n"));
    }

    private PipelineDefinition definition(String section) throws IOException {
        String shipped = Files.readString(HOME.resolve("seeds/pipelines/customers.yaml"));
        String more = section.substring(
                section.indexOf("```yaml\n") + 8, section.indexOf("```\n", section.indexOf("```yaml") + 7));
        String all = shipped.replace("\nenrichments:", more + "\nenrichments:");
        return new DefinitionReader().read(Files.writeString(folder.resolve("customers.yaml"), all), catalogue);
    }

    private static String columns(PipelineDefinition definition, QualityPlan plan, Dimension dimension) {
        Set<String> columns = plan.rules().stream()
                .filter(rule -> rule.dimension() == dimension && !rule.column().isEmpty())
                .map(JudgedRule::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> file =
                definition.source().columns().stream().map(Column::name).toList();
        return columns.containsAll(file)
                ? "every column of the file"
                : columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
    }

    private Scores scores(PipelineDefinition definition, QualityPlan plan) throws IOException {
        Inspector inspector = new Inspector(plan, 3, () -> null);
        FirstLook look = new FirstLook(plan, inspector, new Uniqueness(inspector.unique(), 10_000));
        TransformStage transform = new TransformStage(definition, catalogue);
        ValidateStage validate = new ValidateStage(definition, catalogue);
        try (InputFile input = InputFile.open(HOME.resolve("seeds/customers.csv"), folder);
                CsvSource source = CsvSource.open(
                        definition,
                        input,
                        workspace.settings().read(CsvSettings.class),
                        ExtraColumns.IGNORE,
                        300,
                        1 << 20,
                        Long.MAX_VALUE)) {
            Cursor at = Cursor.START;
            boolean last = false;
            while (!last) {
                Chunk chunk = source.read(at);
                look.add(validate.apply(transform.apply(chunk)));
                at = chunk.after();
                last = chunk.last();
            }
        }
        return look.scores();
    }
}
