package dev.etlpipeline.observability.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.observability.log.Event;
import dev.etlpipeline.observability.metric.Metric;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Holds the list of ways to fail against the code. */
class GapsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path CORE = ROOT.resolve("pipeline-core/src/main/java");
    private static final Path CLASSES =
            ROOT.resolve("pipeline-resilience/src/main/java/dev/etlpipeline/resilience/classify/ErrorClass.java");
    private static final Pattern ERROR =
            Pattern.compile("^(?:public |final )*class (\\w+) extends \\w*Exception\\b", Pattern.MULTILINE);
    private static final Pattern CONSTANT = Pattern.compile("^    ([A-Z_]+)\\($", Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("name = \"(\\w+)\"");
    private static final Pattern TABLE = Pattern.compile("^### (etl\\.\\w+)$", Pattern.MULTILINE);
    private static final Pattern SETTING = Pattern.compile("`(observability\\.[a-z.-]+)`");

    @TempDir
    Path folder;

    private final Gaps gaps = Gaps.read();

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".md"))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map(result -> result.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> all(Function<FailurePoint, Collection<String>> of) {
        return gaps.points().stream()
                .flatMap(point -> of.apply(point).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @Criterion("gap-analysis.1")
    void everyErrorAndEveryStateOfTheCodeIsListed() {
        Set<String> errors = found(ERROR, CORE);

        assertThat(errors).hasSizeGreaterThan(15);
        assertThat(all(FailurePoint::thrown)).isEqualTo(errors);
        assertThat(all(FailurePoint::states))
                .containsExactlyInAnyOrder(
                        Arrays.stream(RunState.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    @Criterion("gap-analysis.1")
    void everyErrorClassIsListedWhereThereAreAny() {
        assumeThat(CLASSES).exists();

        assertThat(all(FailurePoint::classes)).isEqualTo(found(CONSTANT, CLASSES));
    }

    @Test
    void everyStageSaysWhatIsSeenAndWhatStaysDark() {
        assertThat(Arrays.stream(Place.values()).flatMap(place -> place.stage().stream()))
                .containsExactly(Stage.values());
        for (Place place : Place.values()) {
            assertThat(gaps.at(place)).as(place.words()).isNotEmpty();
        }
        assertThat(gaps.points()).allSatisfy(point -> {
            assertThat(point.seen()).as(point.word()).isNotBlank();
            assertThat(point.dark()).as(point.word()).isNotBlank();
            assertThat(point.core() == Sight.DARK && point.dark().equals("-"))
                    .as(point.word())
                    .isFalse();
            assertThat(point.module()).as(point.word()).isLessThanOrEqualTo(point.core());
        });
    }

    @Test
    @Criterion("gap-analysis.3")
    void whatWatchesIsThere() throws IOException {
        Map<String, Set<String>> there = Map.of(
                "event", words(Stream.of(Event.values()).map(Event::code)),
                "metric", words(Stream.of(Metric.values()).map(Metric::metricName)),
                "health", healthParts(),
                "setting", found(SETTING, ROOT.resolve("docs/observability/settings.md")),
                "command", commands(),
                "table", found(TABLE, ROOT.resolve("docs/architecture.md")));

        assertThat(gaps.points()).allSatisfy(point -> {
            assertThat(point.by()).as(point.word()).isNotEmpty();
            assertThat(point.when()).as(point.word()).isNotBlank();
            assertThat(point.by()).allSatisfy(by -> {
                String[] words = by.replace("./pipeline ", "").split(" ");
                assertThat(there.get(words[0])).as(by).contains(words[1]);
            });
        });
    }

    private static Set<String> commands() {
        Set<String> commands = found(COMMAND, ROOT.resolve("pipeline-app/src/main/java"));
        commands.addAll(found(COMMAND, Path.of("src/main/java")));
        return commands;
    }

    private static Set<String> words(Stream<String> words) {
        return words.collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> healthParts() throws IOException {
        TestWorkspace workspace = new People(folder, H2Databases.inFolder(folder))
                .with(
                        "paths.definition",
                        ROOT.resolve("seeds/pipelines/customers.yaml")
                                .toAbsolutePath()
                                .toString())
                .with("enrichment.postcode.base-url", "http://127.0.0.1:1")
                .with("enrichment.company.base-url", "http://127.0.0.1:1")
                .with("enrichment.company.api-key", "none")
                .workspace();
        Object health = workspace.modules().commands(workspace).stream()
                .filter(command -> command.getClass().getSimpleName().equals("HealthCommand"))
                .findFirst()
                .orElseThrow();
        new CommandLine(health).execute("--json");
        return words(new ObjectMapper().readTree(workspace.printed()).get("parts").findValuesAsText("name").stream());
    }

    @Test
    @Criterion("gap-analysis.3")
    void whoIsToldIsARoleThatIsCalled() {
        assumeThat(CLASSES).exists();
        String roles = text(ROOT.resolve("docs/resilience/error-classes.md"));

        assertThat(gaps.points()).allSatisfy(point -> assertThat(roles).contains(point.who()));
    }

    @Test
    void everyFailureReachesAPersonByAStep() {
        List<String> words = gaps.points().stream().map(FailurePoint::word).toList();
        Set<String> lit =
                gaps.steps().stream().flatMap(step -> step.lights().stream()).collect(Collectors.toSet());

        assertThat(words).doesNotHaveDuplicates();
        assertThat(lit).containsExactlyInAnyOrderElementsOf(words);
        assertThat(Advice.of(gaps).stream().flatMap(advice -> advice.words().stream()))
                .containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void theStepThatWinsMostForAnHourComesFirst() {
        FailurePoint dark = point("a", Sight.DARK);
        FailurePoint later = point("b", Sight.LATER);
        Step small = new Step("small", "", 1, "core", List.of("b"));
        Step large = new Step("large", "", 1, "core", List.of("a", "b"));
        Step useless = new Step("useless", "", 1, "core", List.of());

        List<Advice> advice = Advice.of(new Gaps(List.of(dark, later), List.of(small, large, useless)));

        assertThat(advice).containsExactly(new Advice(large, List.of(dark, later), 5));
    }

    private static FailurePoint point(String word, Sight core) {
        return new FailurePoint(
                word, Place.LOAD, "", List.of(), List.of(), List.of(), core, "", "", core, List.of(), "", "");
    }
}
