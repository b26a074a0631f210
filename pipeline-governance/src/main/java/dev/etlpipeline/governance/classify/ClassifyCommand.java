package dev.etlpipeline.governance.classify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pipeline classify}. */
@Command(
        name = "classify",
        description = "Finds out which columns of a file are personal, and keeps what people decide of them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline classify customers.csv   which columns are personal, and why",
            "  pipeline classify review          what waits to be decided",
            "  pipeline classify accept --all    makes tags of what is sure",
            "  pipeline classify override company --class internal --reason 'no people'",
            "  pipeline classify scheme          how each column is handled",
            "  pipeline classify due             which rows stand there too long",
            "",
            "Reads a file's first records (governance.classify.sample) and writes no value",
            "  of it anywhere. What is found of columns that the definition declares waits in",
            "  the warehouse until somebody accepts or overrides it.",
            "",
            "Exit codes: 0 done, 1 the warehouse failed, 2 wrong usage, file or definition."
        })
final class ClassifyCommand implements Callable<Integer> {

    private static final int CHUNKS = 8;

    private static final String KEY = "it is of the key, which is neither masked nor encrypted";

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE|-", description = "The file to look at; - is standard input.")
    @Nullable
    String file;

    @Mixin
    DefinitionOption of = new DefinitionOption();

    @Option(names = "--json", description = "Prints one JSON object.")
    boolean json;

    private ClassifyCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * With all that is below it.
     *
     * @param recorder of what people decide
     */
    static CommandLine of(Workspace workspace, ActionRecorder recorder) {
        return new CommandLine(new ClassifyCommand(workspace))
                .addSubcommand(new ReviewCommand(workspace))
                .addSubcommand(new AcceptCommand(workspace, recorder))
                .addSubcommand(new OverrideCommand(workspace, recorder))
                .addSubcommand(new SchemeCommand(workspace))
                .addSubcommand(new DueCommand(workspace, Clock.systemUTC()));
    }

    @Override
    public Integer call() throws IOException {
        if (file == null) {
            spec.commandLine().usage(spec.commandLine().getOut());
            return ExitCode.OK;
        }
        ClassifySettings settings = workspace.settings().read(ClassifySettings.class);
        DefinitionFile definition = of.in(workspace);
        Sample sample;
        String name;
        try (InputFile input = workspace.input(file)) {
            sample = sample(input, definition, settings.sample());
            name = input.name();
        }
        boolean declared = isOf(sample, definition);
        List<Result> results = results(sample, declared ? Optional.of(definition) : Optional.empty(), settings);
        print(name, sample.records(), declared ? definition.definition().name() : null, results);
        if (declared) {
            keep(definition, name, results);
        } else if (!json) {
            workspace.out().println();
            workspace
                    .out()
                    .println("Definition " + definition.definition().name() + " is of another file: nothing is kept.");
            workspace.suggest(List.of("guess", file), "writes this file's definition; then name it by --definition");
        }
        return ExitCode.OK;
    }

    /** A definition that somebody named is the file's; the one of the settings may be of another. */
    private Sample sample(InputFile input, DefinitionFile definition, int records) throws IOException {
        CsvSettings csv = workspace.settings().read(CsvSettings.class);
        if (of.definition == null) {
            Sample alone = Sample.of(input, null, csv, 1, 1);
            if (!isOf(alone, definition)) {
                return Sample.of(input, null, csv, records, CHUNKS);
            }
        }
        return Sample.of(input, definition.definition().source(), csv, records, CHUNKS);
    }

    /** Whether the file has all columns that must be there, and half of all. */
    private static boolean isOf(Sample sample, DefinitionFile definition) {
        Set<String> names = sample.columns().stream()
                .map(column -> HeaderNames.canonical(column.name()))
                .collect(Collectors.toSet());
        SourceSpec source = definition.definition().source();
        Predicate<Column> isThere = column -> names.contains(HeaderNames.canonical(column.name()))
                || names.contains(HeaderNames.canonical(source.header(column)));
        return source.columns().stream().filter(Column::required).allMatch(isThere)
                && source.columns().stream().filter(isThere).count() * 2
                        >= source.columns().size();
    }

    private List<Result> results(Sample sample, Optional<DefinitionFile> definition, ClassifySettings settings) {
        Map<String, Column> declared = definition.stream()
                .flatMap(file -> file.definition().source().columns().stream())
                .collect(Collectors.toMap(Column::name, Function.identity()));
        LocalDate today = LocalDate.ofInstant(workspace.clock().instant(), ZoneOffset.UTC);
        Map<String, Finding> found = new Classifier(settings.threshold(), today)
                .classify(sample.columns(), false).stream()
                        .filter(finding -> finding.confidence() >= settings.reviewFrom())
                        .collect(Collectors.toMap(Finding::column, Function.identity()));
        List<Result> results = new ArrayList<>();
        for (ColumnValues column : sample.columns()) {
            Optional<Column> known = Optional.ofNullable(declared.get(column.name()));
            boolean key = known.filter(Column::key).isPresent();
            Optional<Finding> finding =
                    Optional.ofNullable(found.get(column.name())).map(one -> key ? one.but(KEY) : one);
            results.add(Result.of(column.name(), known, finding, settings.threshold()));
        }
        return results;
    }

    private void print(String name, long records, @Nullable String pipeline, List<Result> results) throws IOException {
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode node = mapper.createObjectNode();
            node.put("file", name).put("records", records).put("pipeline", pipeline);
            results.forEach(result -> node.withArray("columns").add(result.json()));
            workspace.out().println(mapper.writeValueAsString(node));
            return;
        }
        workspace
                .out()
                .println(name + ": " + String.format(Locale.ROOT, "%,d", records) + " records looked at"
                        + (pipeline == null ? "" : ", pipeline " + pipeline));
        workspace.out().println();
        ResultText.print(workspace.out(), results);
    }

    private void keep(DefinitionFile definition, String name, List<Result> results) {
        List<Kept> open = results.stream()
                .filter(result -> result.standing().isOpen() && result.column().isPresent())
                .flatMap(result -> result.finding().stream())
                .map(Kept::open)
                .toList();
        String pipeline = definition.definition().name();
        try (Warehouse warehouse = Decisions.warehouse(workspace)) {
            new ColumnClasses(warehouse).find(pipeline, open, name, Decisions.now(workspace));
        } catch (WarehouseException e) {
            workspace.err().println("What was found is not kept: " + e.getMessage());
            return;
        }
        if (!json && !open.isEmpty()) {
            workspace.out().println();
            List<String> review = new ArrayList<>(List.of("classify", "review"));
            review.addAll(of.words());
            workspace.suggest(review, "then accept or override");
        }
    }
}
