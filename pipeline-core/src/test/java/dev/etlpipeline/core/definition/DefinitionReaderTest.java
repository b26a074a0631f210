package dev.etlpipeline.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlpipeline.core.definition.RuleSpec.Severity;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.step.StepCatalogue;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

    private static final String FULL = """
            pipeline: people
            source:
              charset: windows-1252
              delimiter: tab
              null-texts: ["NULL", n/a]
              columns:
                - {name: id, type: text, length: 20, key: true}
                - {name: born, type: date, formats: [dd/MM/uuuu, uuuu-MM-dd], tags: [pii, gdpr]}
                - {name: pay, type: decimal, precision: 12, scale: 2, required: true}
            derived:
              - {name: known, type: boolean}
              - {name: size, type: text, length: 9}
            steps:
              - trim
              - {step: flag-present, column: born, into: known}
              - {step: copy, column: region, into: size, after: enrichment}
            rules:
              - {rule: pattern, columns: [id], matches: 'no'}
            enrichments:
              - name: area
                key: id
                found: area_found
                fields: [{from: r, column: region, length: 50}]
            target: {table: people, key-case: fold, create: false}
            """;

    private static final String SMALL = """
            pipeline: people
            source:
              columns:
                - {name: id, key: true}
                - {name: born, type: date}
            %s
            target: {table: people}
            """;

    private static final String ONE_COLUMN =
            "pipeline: p\nsource: {columns: [{name: id, key: true, length: 9}]}\ntarget: {table: t}\n";

    @TempDir
    private Path folder;

    private PipelineDefinition read(String yaml) throws IOException {
        Path file = folder.resolve("people.yaml");
        Files.writeString(file, yaml);
        return new DefinitionReader().read(file, StepCatalogue.core());
    }

    private List<String> problems(String yaml) {
        DefinitionException refused = catchThrowableOfType(DefinitionException.class, () -> read(yaml));
        assertThat(refused).isNotNull();
        return refused.problems();
    }

    @Test
    void readsEveryPart() throws IOException {
        PipelineDefinition people = read(FULL);

        assertThat(people.name()).isEqualTo("people");
        assertThat(people.source().charset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(people.source().delimiter()).isEqualTo('\t');
        assertThat(people.source().nullTexts()).containsExactly("NULL", "n/a");
        assertThat(people.source().formats()).isEqualTo(Map.of("born", List.of("dd/MM/uuuu", "uuuu-MM-dd")));
        assertThat(people.source().columns()).extracting(Column::name).containsExactly("id", "born", "pay");
        assertThat(people.target()).isEqualTo(new TargetSpec("warehouse", "people", true, false));
        assertThat(people.steps()).hasSize(3);
        assertThat(people.steps().get(2).afterEnrichment()).isTrue();
    }

    @Test
    void readsWhatBecomesOfARowThatBreaksARule() throws IOException {
        String rules = "rules: [{rule: pattern, column: id, matches: x},"
                + " {rule: pattern, column: id, matches: y, severity: warn, dimension: validity, weight: 2}]\n";

        List<RuleSpec> declared = read(ONE_COLUMN + rules).rules().stream()
                .filter(rule -> rule.name().equals("pattern"))
                .toList();

        assertThat(declared).extracting(RuleSpec::severity).containsExactly(Severity.REJECT, Severity.WARN);
        assertThat(declared.get(1).quality().names()).containsExactlyInAnyOrder(RuleSpec.DIMENSION, RuleSpec.WEIGHT);
        assertThat(declared.get(1).options().names()).containsExactly("matches");
        assertThat(problems(ONE_COLUMN + rules.replace("warn", "shout")))
                .containsExactly("line 4: rule pattern: severity must be reject or warn or score, but is 'shout'");
        assertThat(problems(ONE_COLUMN + rules.replace("dimension: validity", "dimension: beauty")))
                .containsExactly("line 4: rule pattern: dimension must be accuracy or completeness or consistency or"
                        + " timeliness or uniqueness or validity, but is 'beauty'");
        assertThat(problems(ONE_COLUMN + rules.replace("weight: 2", "weight: -2")))
                .containsExactly("line 4: rule pattern: weight must be a number from 0 to 1000, but is '-2'");
    }

    @Test
    void readsWhatTheFileCallsAColumn() throws IOException {
        SourceSpec source =
                read("pipeline: p\nsource: {columns: [{name: id, key: true, length: 9}, {name: x, header: 1st"
                                + " choice}]}\ntarget: {table: t}\n")
                        .source();

        assertThat(source.headers()).isEqualTo(Map.of("x", "1st choice"));
        assertThat(source.columns()).extracting(source::header).containsExactly("id", "1st choice");
    }

    @Test
    void readsColumnsWithAllTheySay() throws IOException {
        List<Column> columns = read(FULL).schema().columns();

        assertThat(columns.get(0)).isEqualTo(Column.text("id", 20).asKey());
        assertThat(columns.get(1).type()).isEqualTo(ColumnType.DATE);
        assertThat(columns.get(1).tags()).containsExactlyInAnyOrder("pii", "gdpr");
        assertThat(columns.get(2).precision()).isEqualTo(12);
        assertThat(columns.get(2).scale()).isEqualTo(2);
        assertThat(columns.get(2).required()).isTrue();
    }

    @Test
    void putsColumnsInTheOrderOfWhoFillsThem() throws IOException {
        PipelineDefinition people = read(FULL);

        assertThat(people.schema().columns())
                .extracting(Column::name)
                .containsExactly(
                        "id",
                        "born",
                        "pay",
                        "known",
                        "size",
                        "region",
                        "area_found",
                        "enrichment_status",
                        "data_source");
        assertThat(people.schema().columns())
                .extracting(Column::role)
                .containsExactly(
                        Role.SOURCE,
                        Role.SOURCE,
                        Role.SOURCE,
                        Role.DERIVED,
                        Role.ENRICHED,
                        Role.ENRICHED,
                        Role.ENRICHED,
                        Role.ENRICHED,
                        Role.PROVENANCE);
        assertThat(people.enrichments().get(0).foundFlag()).isEqualTo("area_found");
    }

    @Test
    void putsImpliedRulesFirst() throws IOException {
        List<RuleSpec> rules = read(SMALL.formatted("rules: [{rule: pattern, column: id, matches: 'no'}]"))
                .rules();

        assertThat(rules)
                .extracting(rule -> rule.name() + " " + rule.column())
                .containsExactly("type id", "required id", "length id", "type born", "pattern id");
        assertThat(rules.get(4).options().text("matches")).isEqualTo("no");
    }

    @Test
    void addsNoEnrichmentColumnsWhereNothingIsEnriched() throws IOException {
        assertThat(read(SMALL.formatted("")).schema().columns()).hasSize(2);
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + SMALL.formatted("")).name()).isEqualTo("people");
    }

    @Test
    void reportsAllProblemsAtOnceInTheOrderOfLines() {
        assertThat(problems("""
                        pipline: people
                        source:
                          delimiter: ;;
                          columns:
                            - {name: id, typ: text}
                            - {name: born, type: dat}
                            - {name: born}
                        steps:
                          - {step: title-csae, columns: [id]}
                          - {step: upper-case, columns: [ids]}
                        rules:
                          - {rule: rang, column: born, min: 1}
                        target: {tabel: people}
                        """))
                .containsExactly(
                        "line 1: the definition: unknown key pipline; did you mean pipeline?",
                        "line 1: the definition needs pipeline",
                        "line 3: source: delimiter must be one character such as \",\" or one of comma, semicolon, tab, pipe, auto",
                        "line 4: source: no column is the key; mark the one that tells rows apart with key: true",
                        "line 5: column: unknown key typ; did you mean type?",
                        "line 6: column born: unknown type dat; did you mean date?",
                        "line 7: column born is declared twice, first in line 6",
                        "line 9: step title-csae: unknown step; did you mean title-case?",
                        "line 10: step upper-case: no column ids; did you mean id?",
                        "line 12: rule rang: unknown rule; did you mean range?",
                        "line 13: target: unknown key tabel; did you mean table?",
                        "line 13: target needs table");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "derived: [{name: x}] | line 6: column: no step fills column x; name it in a step's into",
                "derived: [{name: ID}] | column ID is declared twice, first in line 4",
                "derived: [{name: row_hash}] | row_hash is a column that the loader fills itself",
                "derived: [{name: 1st}] | '1st' is no column name",
                "derived: [{name: x, formats: [uuuu]}] | unknown key formats",
                "derived: id | derived must be a list, each item starting with '- '",
                "derived: [id] | column must be a mapping such as {name: value}",
                "derived: [{}] | column needs name",
                "steps: [{step: trim, after: lunch}] | after must be enrichment, but is 'lunch'",
                "steps: [{step: trim, columns: [id], after: enrichment}] | there is no enrichment to run after",
                "steps: [{step: trim, columns: [id], column: id}] | give either column or columns",
                "steps: [{step: trim, columns: [id], depth: }] | depth has no value",
                "steps: [{step: upper-case, columns: [born]}] | column born must be of type text, but is date",
                "steps: [{steps: trim}] | step needs step",
                "rules: [{rule: range, column: bron, min: 1}] | no column bron; did you mean born?",
                "rules: [{rule: range, column: born}] | line 6: rule range: needs min or max",
                "rules: [{rule: range, min: 1}] | rule range needs column",
                "source: {columns: []} | the definition has source twice",
                "enrichments: [{name: a, key: idd, fields: []}] | no column idd; did you mean id?",
                "enrichments: [{name: a, key: born, fields: []}] | key born must be a column of type text",
                "enrichments: [{name: a, key: id}] | enrichment needs fields",
                "enrichments: [{name: A, key: id, fields: []}] | 'A' is no name of an enrichment",
                "enrichments: [{name: a, key: id, fields: []}, {name: a, key: id, fields: []}] | there is an enrichment a already",
                "enrichments: [{name: a, key: id, fields: [{from: x, column: id}]}] | column id is declared twice",
                "enrichments: [{name: a, key: id, found: 'a b', fields: []}] | 'a b' is no column name",
            })
    void refusesWhatCannotBeMeant(String part, String problem) {
        assertThat(problems(SMALL.formatted(part)))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type: text, length: 0 | length must be a whole number from 1 to 4000, but is '0'",
                "type: text, length: long | length must be a whole number from 1 to 4000, but is 'long'",
                "type: integer, length: 5 | length is for columns of type text, not integer",
                "type: decimal | column x needs precision",
                "type: decimal, precision: 39, scale: 0 | precision must be a whole number from 1 to 38",
                "type: decimal, precision: 5, scale: 6 | scale must be a whole number from 0 to 5",
                "type: text, precision: 5 | precision is for columns of type decimal, not text",
                "type: text, required: maybe | required must be false or true, but is 'maybe'",
                "type: text, key: true, length: 451 | more than the 450 that an index takes",
                "type: text, formats: [uuuu] | formats are for columns of type date or timestamp, not text",
                "type: date, formats: [dd/MM/yyyy] | write uuuu for the year",
                "type: date, formats: [dd/MM/uu] | does not say its century",
                "type: date, formats: ['{'] | cannot be understood",
                "type: date, formats: [uuuu-MM-dd HH:mm] | does not give a date back as it was written",
                "type: timestamp, formats: [uuuu-MM-dd] | does not give a timestamp back",
                "type: timestamp, formats: ['uuuu-MM-dd hh:mm'] | hours of the day are HH",
                "type: timestamp, formats: ['uuuu-MM-dd HH:mm VV'] | names a time zone",
                "type: text, header: ' ' | cannot be blank",
                "type: text, header: [a] | header must be a single value",
                "type: text, header: I-D, key: true}, {name: y, header: 'i d' | columns x and y would both be read",
                "type: text, header: ID | columns id and x would both be read",
                "type: text, tags: [[a]] | tags must be a list of single values",
            })
    void refusesColumnsThatCannotBe(String column, String problem) {
        String yaml = "pipeline: p\nsource: {columns: [{name: id, key: true, length: 9}, {name: x, " + column
                + "}]}\ntarget: {table: t}\n";

        assertThat(problems(yaml))
                .anySatisfy(found -> assertThat(found).startsWith("line 2: ").contains(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"etl.run_lease", "governance.x", "a.b.c", "x; DROP TABLE y", "1st", "dbo.[x]"})
    void refusesTargetsThatAreNoTablesOfTheirs(String table) {
        String yaml = SMALL.formatted("").replace("table: people", "table: '" + table + "'");

        assertThat(problems(yaml)).hasSize(1).first().asString().startsWith("line 7: target: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my pipeline", "1st", "a/b", "''"})
    void refusesPipelineNamesThatAreNone(String name) {
        assertThat(problems(SMALL.formatted("").replace("pipeline: people", "pipeline: " + name)))
                .singleElement()
                .asString()
                .contains("is no pipeline name");
    }

    @Test
    void refusesACharsetThatIsUnknown() {
        assertThat(problems(SMALL.formatted("").replace("source:", "source:\n  charset: utf-9")))
                .containsExactly(
                        "line 3: source: unknown charset utf-9; usual ones are UTF-8, windows-1252, ISO-8859-1, UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrichment_status", "data_source"})
    void refusesColumnsThatItAddsItself(String name) {
        String yaml = SMALL.formatted("enrichments: [{name: a, key: id, fields: [{from: x, column: " + name + "}]}]");

        assertThat(problems(yaml)).singleElement().asString().contains("is added by the pipeline itself");
    }

    @Test
    void tellsStepsBeforeFromStepsAfterTheEnrichment() {
        String enrichment = "\nenrichments: [{name: a, key: id, fields: [{from: r, column: region}]}]";

        assertThat(problems(SMALL.formatted("steps: [{step: trim, columns: [region]}]" + enrichment)))
                .containsExactly("line 6: step trim: column region is filled by the enrichment; add after: enrichment");
        assertThat(problems(SMALL.formatted("steps: [{step: trim, columns: [id], after: enrichment}]" + enrichment)))
                .containsExactly(
                        "line 6: step trim: a step after enrichment cannot change id, which the enrichment may depend on");
        assertThat(problems(SMALL.formatted("""
                        derived: [{name: x}]
                        steps:
                          - {step: copy, column: id, into: x}
                          - {step: copy, column: region, into: x, after: enrichment}""" + enrichment)))
                .contains("line 6: column: column x is filled both before and after enrichment");
    }

    @Test
    void survivesAnAnchorThatContainsItself() {
        assertThat(problems(SMALL.formatted("steps: [{step: trim, deep: &a [*a]}]")))
                .containsExactly("line 6: step: deep has no value, or one that is nested too deep");
    }

    @Test
    void saysWhereTheYamlIsBroken() {
        assertThat(problems("pipeline: p\nsource:\n\tcolumns: []\n"))
                .singleElement()
                .asString()
                .startsWith("line 3: no valid YAML: ");
        assertThat(problems("pipeline: [p\n")).singleElement().asString().contains("no valid YAML: ");
    }

    @Test
    void saysThatAFileIsEmptyOrAnotherThing() {
        assertThat(problems("")).containsExactly("it is empty");
        assertThat(problems("- a\n")).contains("line 1: the definition must be a mapping such as {name: value}");
    }

    @Test
    void saysThatAFileIsMissingOrUnreadable() throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "pipeline: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new DefinitionReader().read(folder.resolve("none.yaml"), StepCatalogue.core()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("none.yaml has 1 problem:")
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> new DefinitionReader().read(folder, StepCatalogue.core()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("it cannot be read");
        assertThatThrownBy(() -> new DefinitionReader().read(latin, StepCatalogue.core()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("it is not UTF-8");
    }
}
