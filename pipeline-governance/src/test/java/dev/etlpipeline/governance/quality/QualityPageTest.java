package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.quality.FreshnessRule.AsOf;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That docs/governance/quality.md says what the code does. */
class QualityPageTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    Path folder;

    private static String section(String heading) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "governance", "quality.md"));
        int from = page.indexOf("\n## " + heading + "\n");
        assertThat(from).as(heading).isPositive();
        int to = page.indexOf("\n## ", from + 4);
        return to < 0 ? page.substring(from) : page.substring(from, to);
    }

    private static String block(String section, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }

    /** The cells of a section's tables, the heads left out. */
    private static List<List<String>> rows(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .skip(1)
                .toList();
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    @Test
    void theDimensionsAreThoseOfTheCode() throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();

        for (List<String> row : rows(section("Dimensions"))) {
            String dimension = code(row.get(0)).get(0);
            shown.put(dimension, row.get(2));
            code(row.get(2))
                    .forEach(rule -> assertThat(Dimension.ofRule(rule).word()).isEqualTo(dimension));
        }

        assertThat(shown.keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Dimension.values()).map(Dimension::word).toList());
        assertThat(shown).containsEntry("validity", "all others");
        assertThat(Dimension.ofRule("anything")).isEqualTo(Dimension.VALIDITY);
    }

    @Test
    @Criterion("quality-rules.2")
    void theWorkedExampleIsWhatComesOut() throws Exception {
        String example = section("A worked example");
        Map<String, String> shown = new TreeMap<>();
        rows(example).forEach(row -> shown.put(row.get(0), row.get(2)));

        Scores scores = scores(block(example, "yaml"), block(example, "csv"));

        Map<String, String> made = new TreeMap<>();
        scores.byWord().forEach((word, score) -> made.put(word, ScoreWords.figure(score)));
        assertThat(made).isEqualTo(shown);
    }

    private Scores scores(String definition, String file) throws IOException {
        Catalogue catalogue =
                PipelineRunner.catalogue(Definitions.workspace(folder).modules());
        PipelineDefinition read =
                new DefinitionReader().read(Files.writeString(folder.resolve("members.yaml"), definition), catalogue);
        AsOf days = new AsOf(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1));
        QualityPlan plan = QualityPlan.of(read, catalogue.rules(), days);
        Inspector inspector = new Inspector(plan, 3, () -> null);
        FirstLook look = new FirstLook(plan, inspector, new Uniqueness(inspector.unique(), 100));
        try (InputFile input = InputFile.open(Files.writeString(folder.resolve("members.csv"), file), folder);
                CsvSource source = CsvSource.open(
                        read,
                        input,
                        Definitions.workspace(folder).settings().read(CsvSettings.class),
                        ExtraColumns.IGNORE,
                        100,
                        1 << 20,
                        Long.MAX_VALUE)) {
            Chunk chunk = new TransformStage(read, catalogue).apply(source.read(Cursor.START));
            look.add(new ValidateStage(read, catalogue).apply(chunk));
        }
        return look.scores();
    }

    @Test
    @Criterion("quality-standards.2")
    void theMinimumsCanBeSetAsTheyStand() throws IOException {
        Matcher minimum =
                Pattern.compile("minimum: \\{([^}]+)\\}").matcher(section("From which score on data is accepted"));
        assertThat(minimum.find()).isTrue();
        Map<String, String> settings = new LinkedHashMap<>();
        for (String one : minimum.group(1).split(",")) {
            settings.put("governance.quality.minimum." + one.split(":")[0].strip(), one.split(":")[1].strip());
        }

        settings.putAll(H2Databases.inFolder(folder).settings());
        QualitySettings read = Settings.of(settings, QualitySettings.class).read(QualitySettings.class);

        assertThat(Minimums.of(read)).hasSize(Dimension.values().length + 1);
        assertThat(rows(section("From which score on data is accepted")))
                .extracting(row -> code(row.get(0)).get(0))
                .containsExactlyElementsOf(Arrays.stream(Below.values())
                        .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    @Test
    void theRulesAreThoseThatAreRegistered() throws IOException {
        List<String> shown = rows(section("Rules")).stream()
                .filter(row -> !code(row.get(0)).isEmpty())
                .map(row -> code(row.get(0)).get(0))
                .toList();

        assertThat(shown)
                .contains(ExpressionRule.NAME, ReferenceRule.NAME, FreshnessRule.NAME, UniqueRule.NAME, ShareRule.NAME)
                .contains("severity", "dimension", "weight");
    }
}
