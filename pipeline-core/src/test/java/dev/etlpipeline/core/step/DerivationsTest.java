package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.Derivation;
import dev.etlpipeline.core.definition.Options;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.StepFactory;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRejected;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.criteria.Criterion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each built-in step says what it reads and writes, no more and no less: every column is changed, and looked what changes. */
class DerivationsTest {

    private static final Schema SCHEMA = new Schema(List.of(
            Column.text("one", 100),
            Column.text("two", 100),
            Column.text("three", 100),
            Column.text("region", 100),
            Column.text("company_size", 100),
            Column.text("status", 100),
            Column.of("geo_enriched", ColumnType.BOOLEAN, Role.SOURCE),
            Column.of("text", ColumnType.TEXT, Role.DERIVED),
            Column.of("more", ColumnType.TEXT, Role.DERIVED),
            Column.of("number", ColumnType.INTEGER, Role.DERIVED),
            Column.of("flag", ColumnType.BOOLEAN, Role.DERIVED)));

    private static final List<String> TWO = List.of("one", "two");

    /** Of no meaning to any step. */
    private static final String NOT_KNOWN = "Ann LEE";

    /** Beside nothing; each step finds some that it changes, and takes no offence at some. */
    private static final List<String> TEXTS = List.of(
            " b c ",
            NOT_KNOWN,
            "ANN@shop.example",
            "020 7946 0000",
            "sw1a1aa",
            "London",
            "micro",
            "large",
            "suspended");

    static Stream<StepSpec> steps() {
        return Stream.of(
                step("trim", List.of(), Map.of()),
                step("trim", TWO, Map.of()),
                step("title-case", TWO, Map.of()),
                step("lower-case", TWO, Map.of()),
                step("upper-case", TWO, Map.of()),
                step("uk-postcode", TWO, Map.of()),
                step("phone-e164", TWO, Map.of("region", "GB")),
                step("email", TWO, Map.of()),
                step("map-values", TWO, Map.of("values", Map.of("London", "LDN"))),
                step("default-value", List.of("one"), Map.of("value", "unknown")),
                step("flag-present", List.of("two"), Map.of("into", "flag")),
                step("completeness", List.of(), Map.of("into", "number")),
                step("completeness", TWO, Map.of("into", "number")),
                step("concat", TWO, Map.of("into", "text")),
                step("copy", List.of("two"), Map.of("into", "text")),
                step("risk", List.of(), Map.of("into", List.of("text", "number", "more"))),
                step("risk", List.of(), Map.of("into", List.of("text", "number", "more"), "region", "three")));
    }

    static Stream<RuleSpec> rules() {
        return Stream.of(
                rule("type", Map.of()),
                rule("required", Map.of()),
                rule("length", Map.of()),
                rule("pattern", Map.of("matches", "[a-z ]*")),
                rule("allowed-values", Map.of("values", List.of("London", "micro"))),
                rule("email", Map.of()),
                rule("phone", Map.of()),
                rule("postcode", Map.of()),
                new RuleSpec("range", "number", Options.of(Map.of("min", "3"))));
    }

    @Criterion("lineage.1")
    @ParameterizedTest
    @MethodSource("steps")
    void aStepReadsWhatItSaysAndNothingElse(StepSpec spec) {
        List<Derivation> said = factory(spec).derivations(spec, SCHEMA);
        RowStep step = factory(spec).create(spec, SCHEMA);

        for (Derivation derivation : said) {
            Set<String> sources = new TreeSet<>(derivation.values());
            sources.addAll(derivation.conditions());

            assertThat(columnsThatChange(derivation.column(), step))
                    .as(derivation.column())
                    .isEqualTo(sources);
        }
    }

    @Criterion("lineage.1")
    @ParameterizedTest
    @MethodSource("steps")
    void aStepWritesWhatItSaysAndNothingElse(StepSpec spec) {
        RowStep step = factory(spec).create(spec, SCHEMA);
        Set<String> written = new TreeSet<>();
        for (Row row : rows()) {
            after(step, row).ifPresent(result -> written.addAll(differing(row, result)));
        }

        assertThat(written)
                .isEqualTo(factory(spec).derivations(spec, SCHEMA).stream()
                        .map(Derivation::column)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatAStepOnlyDecidesByDoesNotStandInWhatItWrites(StepSpec spec) {
        RowStep step = factory(spec).create(spec, SCHEMA);
        Row row = rows().get(1 + TEXTS.indexOf(NOT_KNOWN));
        Row result = after(step, row).orElse(row);

        for (Derivation derivation : factory(spec).derivations(spec, SCHEMA)) {
            if (!derivation.conditions().isEmpty()) {
                assertThat(String.valueOf(result.get(derivation.column())))
                        .as(derivation.column())
                        .doesNotContain(NOT_KNOWN);
            }
        }
    }

    @Criterion("lineage.1")
    @ParameterizedTest
    @MethodSource("rules")
    void aRuleReadsWhatItSaysAndNothingElse(RuleSpec spec) {
        RuleFactory factory = StepCatalogue.core().rules().get(spec.name());
        RowRule rule = factory.create(spec, SCHEMA);
        Set<String> decisive = new TreeSet<>();
        for (Row row : rows()) {
            for (Column column : SCHEMA.columns()) {
                for (Row other : variants(row, column)) {
                    if (!rule.check(row).equals(rule.check(other))) {
                        decisive.add(column.name());
                    }
                }
            }
        }

        Set<String> said = new TreeSet<>(factory.reads(spec, SCHEMA));
        // what has its type and length already cannot break these two
        assertThat(decisive).isEqualTo(Set.of("type", "length").contains(spec.name()) ? Set.of() : said);
    }

    @Test
    void everyBuiltInStepAndRuleIsLookedAt() {
        StepCatalogue core = StepCatalogue.core();

        assertThat(steps().map(StepSpec::name).collect(Collectors.toSet()))
                .isEqualTo(core.steps().keySet());
        assertThat(rules().map(RuleSpec::name).collect(Collectors.toSet()))
                .isEqualTo(core.rules().keySet());
    }

    @Test
    void aStepThatSaysNothingMayReadAllItsColumns() {
        StepFactory silent = (spec, schema) -> row -> row;

        assertThat(silent.derivations(step("x", TWO, Map.of("into", "text")), SCHEMA))
                .containsExactly(Derivation.fromValues("text", TWO));
        assertThat(silent.derivations(step("x", TWO, Map.of()), SCHEMA))
                .containsExactly(Derivation.fromValues("one", TWO), Derivation.fromValues("two", TWO));
    }

    private static Set<String> columnsThatChange(String written, RowStep step) {
        Set<String> changing = new TreeSet<>();
        for (Row row : rows()) {
            Optional<Row> before = after(step, row);
            for (Column column : SCHEMA.columns()) {
                for (Row other : variants(row, column)) {
                    Optional<Row> result = after(step, other);
                    if (before.isPresent()
                            && result.isPresent()
                            && !Objects.equals(
                                    before.get().get(written), result.get().get(written))) {
                        changing.add(column.name());
                    }
                }
            }
        }
        return changing;
    }

    private static Set<String> differing(Row row, Row other) {
        Set<String> names = new LinkedHashSet<>();
        for (Column column : SCHEMA.columns()) {
            if (!Objects.equals(row.get(column.name()), other.get(column.name()))) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** Rows without a value, and rows with one text in every column that takes it. */
    private static List<Row> rows() {
        Row empty = Row.of(SCHEMA, Origin.ofRecord(1), new Object[SCHEMA.size()]);
        List<Row> rows = new ArrayList<>();
        rows.add(empty);
        for (String text : TEXTS) {
            Row full = empty;
            for (String column : List.of("one", "two", "three", "region", "company_size", "status")) {
                full = full.with(column, text);
            }
            rows.add(full.with("geo_enriched", true));
        }
        return rows;
    }

    private static List<Row> variants(Row row, Column column) {
        List<?> values = switch (column.type()) {
            case TEXT -> TEXTS;
            case BOOLEAN -> List.of(true, false);
            default -> List.of(1L, 7L);
        };
        return Stream.concat(Stream.of((Object) null), values.stream())
                .map(value -> row.with(column.name(), value))
                .toList();
    }

    /** Empty where the step refuses the row, and so writes nothing. */
    private static Optional<Row> after(RowStep step, Row row) {
        try {
            return Optional.of(step.apply(row));
        } catch (RowRejected e) {
            return Optional.empty();
        }
    }

    private static StepFactory factory(StepSpec spec) {
        return StepCatalogue.core().steps().get(spec.name());
    }

    private static StepSpec step(String name, List<String> columns, Map<String, Object> options) {
        return new StepSpec(name, columns, Options.of(options), false);
    }

    private static RuleSpec rule(String name, Map<String, Object> options) {
        return new RuleSpec(name, "one", Options.of(options));
    }
}
