package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.definition.Options;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.StepFactory;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.testkit.docs.Page.Block;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That docs/definitions.md names what there is, and that its examples work. */
class DefinitionsPageTest {

    /** Like no name there is, so that the refusal lists all of them. */
    private static final String UNKNOWN = "q0q0q0q0q0";

    private static final Pattern KNOWN = Pattern.compile("unknown (?:option|key) " + UNKNOWN + "(?:; known: (.*))?");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Page page = Page.of("docs/definitions.md");
    private final StepCatalogue catalogue = StepCatalogue.core();

    @TempDir
    java.nio.file.Path folder;

    private Definitions definitions() {
        return new Definitions(folder);
    }

    @Test
    void readsEveryExampleAndShowsEveryStepAndRule() {
        Set<String> steps = new HashSet<>();
        Set<String> rules = new HashSet<>();

        for (Block block : page.blocks()) {
            if (block.language().equals("yaml") && block.marker().isEmpty()) {
                PipelineDefinition read = definitions().example(block.text());
                read.steps().forEach(step -> steps.add(step.name()));
                read.rules().forEach(rule -> rules.add(rule.name()));
            }
        }

        // The page explains this one and does not repeat it.
        definitions()
                .read(Page.text(Page.root().resolve("seeds/pipelines/customers.yaml")))
                .steps()
                .forEach(step -> steps.add(step.name()));
        assertThat(steps).containsAll(catalogue.steps().keySet());
        assertThat(rules).containsAll(catalogue.rules().keySet());
    }

    @Test
    void showsWhatIsSaidOfAWrongDefinition() {
        Block wrong = page.blocks().stream()
                .filter(block -> block.marker().equals("refused"))
                .findFirst()
                .orElseThrow();
        Block said = page.blocks().get(page.blocks().indexOf(wrong) + 1);

        DefinitionException refusal = catchThrowableOfType(
                DefinitionException.class, () -> definitions().read(wrong.text()));

        assertThat(refusal.problems())
                .containsExactlyElementsOf(said.text().lines().toList());
    }

    @Test
    void namesEveryStepWithItsOptions() {
        Map<String, Set<String>> options = new TreeMap<>();
        catalogue.steps().forEach((name, factory) -> options.put(name, ofStep(name, factory)));

        assertThat(optionsShown("the-steps")).isEqualTo(options);
    }

    private Set<String> ofStep(String name, StepFactory factory) {
        StepSpec spec = new StepSpec(name, List.of(), Options.of(Map.of(UNKNOWN, "x")), false);
        return known(() -> factory.create(spec, definitions().columns()));
    }

    @Test
    void namesEveryRuleWithItsOptions() {
        Map<String, Set<String>> options = new TreeMap<>();
        catalogue.rules().forEach((name, factory) -> options.put(name, ofRule(name, factory)));

        assertThat(optionsShown("the-rules")).isEqualTo(options);
    }

    private Set<String> ofRule(String name, RuleFactory factory) {
        RuleSpec spec = new RuleSpec(name, "status", Options.of(Map.of(UNKNOWN, "x")));
        return known(() -> factory.create(spec, definitions().columns()));
    }

    private Map<String, Set<String>> optionsShown(String section) {
        Map<String, Set<String>> shown = new TreeMap<>();
        page.rows(section).forEach(row -> shown.put(row.get(0), names(row.get(2))));
        return shown;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    top-level         | pipeline: x
                    source            | source: {%s: x}
                    sourcecolumns     | source: {columns: [{%s: x}]}
                    derived           | derived: [{%s: x}]
                    enrichments       | enrichments: [{%s: x}]
                    enrichmentsfields | enrichments: [{fields: [{%s: x}]}]
                    target            | target: {%s: x}
                    """)
    void namesEveryKey(String section, String yaml) {
        String wrong = section.equals("top-level") ? yaml + "\n" + UNKNOWN + ": x" : yaml.formatted(UNKNOWN);
        Set<String> shown = new TreeSet<>();
        page.rows(section).forEach(row -> shown.addAll(names(row.get(0))));

        assertThat(shown).isEqualTo(known(() -> definitions().read(wrong)));
    }

    private static Set<String> names(String cell) {
        if (!cell.contains("`")) {
            return cell.isEmpty() ? Set.of() : Set.of(cell);
        }
        return new TreeSet<>(
                CODE.matcher(cell).results().map(found -> found.group(1)).toList());
    }

    /** The names in the refusal of one that is not known. */
    private static Set<String> known(ThrowingCallable refused) {
        RuntimeException refusal = catchThrowableOfType(RuntimeException.class, refused);
        List<String> lines = refusal instanceof DefinitionException exception
                ? exception.problems()
                : List.of(String.valueOf(refusal.getMessage()));
        for (String line : lines) {
            Matcher known = KNOWN.matcher(line.substring(Math.max(0, line.indexOf("unknown "))));
            if (known.matches()) {
                return known.group(1) == null
                        ? Set.of()
                        : new TreeSet<>(List.of(known.group(1).split(", ")));
            }
        }
        throw new AssertionError("nothing was refused as unknown: " + lines);
    }
}
