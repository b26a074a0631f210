package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.settings.CsvSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a masked copy of a file. */
@Command(
        name = "mask",
        description = {
            "Writes a copy of a CSV file in which the columns that the definition tags as",
            "  personal are masked, as loads mask them. Loads nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline mask customers.csv --out masked.csv",
            "  pipeline mask customers.csv.gz --out masked.csv.gz --overwrite",
            "  pipeline mask customers.csv -o m.csv --mask postcode=keyed --mask phone=null",
            "  pipeline mask towns.csv --definition towns.yaml --quasi town,born -o t.csv",
            "",
            "It masks whatever governance.mask.mode says. The key column stays: it links the",
            "  records of all files. Columns that the definition does not know are left out.",
            "  docs/governance/masking.md says what each mask does.",
            "",
            "Exit codes: 0 written; 1 a file could not be read or written; 2 wrong usage,",
            "  settings, definition or file."
        })
final class MaskCommand implements Callable<Integer> {

    private static final int CHUNK_ROWS = 4_000;
    private static final int CHUNK_BYTES = 1 << 20;

    private final Workspace workspace;
    private final MaskPolicy policy;
    private final Supplier<Pseudonyms> key;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE|-", description = "The file to read: CSV, .gz or .zip; - is standard input.")
    String input = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "Where to; packed where the name ends in .gz.")
    Path out = Path.of("");

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "The pipeline definition (default: paths.definition).")
    @Nullable
    Path definition;

    @Option(
            names = "--mask",
            paramLabel = "COLUMN=MASK",
            description = "Masks a column in this way: redact, partial, keyed, generalise, shuffle, fake or null.")
    Map<String, String> chosen = new LinkedHashMap<>();

    @Option(
            names = "--quasi",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns by which people could be told together; k-anonymity is measured over them"
                    + " (default: those tagged postcode or date-of-birth).")
    List<String> quasi = new ArrayList<>();

    @Option(names = "--overwrite", description = "Replaces a file that is there already.")
    boolean overwrite;

    MaskCommand(Workspace workspace, MaskPolicy policy, Supplier<Pseudonyms> key) {
        this.workspace = workspace;
        this.policy = policy;
        this.key = key;
    }

    @Override
    public Integer call() throws IOException {
        OutputFile.check(out, overwrite).ifPresent(problem -> {
            throw new ParameterException(spec.commandLine(), problem);
        });
        PipelineDefinition read = workspace.definition(definition);
        Map<String, Mask> masks = masks(read);
        Set<String> identifiers = quasi(read);
        try (InputFile file = workspace.input(input);
                CsvSource source = CsvSource.open(
                        read,
                        file,
                        workspace.settings().read(CsvSettings.class),
                        ExtraColumns.IGNORE,
                        CHUNK_ROWS,
                        CHUNK_BYTES,
                        Long.MAX_VALUE)) {
            MaskedCopy copy = copy(read, masks, identifiers);
            write(copy, source);
            workspace.out().print(MaskReport.of(input, out.toString(), copy, masks, identifiers));
        }
        return ExitCode.OK;
    }

    private void write(MaskedCopy copy, CsvSource source) throws IOException {
        CsvForm form = source.form();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(form.delimiter())
                .setRecordSeparator('\n')
                .get();
        OutputFile.write(out, form.charset(), writer -> {
            try (CSVPrinter printer = new CSVPrinter(writer, format)) {
                copy.copy(source, printer);
            }
        });
    }

    private MaskedCopy copy(PipelineDefinition read, Map<String, Mask> masks, Set<String> identifiers) {
        FileMasks files = new FileMasks(key.get(), policy.phones());
        Map<String, UnaryOperator<String>> byColumn = new LinkedHashMap<>();
        List<Column> columns = read.source().columns();
        columns.stream().filter(column -> masks.containsKey(column.name())).forEach(column -> {
            Mask mask = masks.getOrDefault(column.name(), Mask.REDACT);
            if (mask != Mask.SHUFFLE) {
                byColumn.put(column.name(), files.of(column, MaskPolicy.kind(column), mask));
            }
        });
        return new MaskedCopy(columns, masks, files, byColumn, identifiers);
    }

    private Map<String, Mask> masks(PipelineDefinition read) {
        Map<String, Mask> masks = new LinkedHashMap<>();
        read.source().columns().stream()
                .filter(policy::isPersonal)
                .forEach(column -> masks.put(column.name(), policy.mask(column)));
        chosen.forEach((name, word) -> {
            requireColumn(read, "--mask", name);
            masks.put(
                    name,
                    Mask.of(word)
                            .orElseThrow(() -> new ParameterException(
                                    spec.commandLine(),
                                    "--mask " + name + ": there is no mask '" + word + "'; there are "
                                            + String.join(", ", Mask.words()))));
        });
        return masks;
    }

    private Set<String> quasi(PipelineDefinition read) {
        if (quasi.isEmpty()) {
            Set<String> usual = new LinkedHashSet<>();
            read.source().columns().stream()
                    .filter(MaskPolicy::isQuasiIdentifier)
                    .forEach(column -> usual.add(column.name()));
            return usual;
        }
        quasi.forEach(name -> requireColumn(read, "--quasi", name));
        return new LinkedHashSet<>(quasi);
    }

    private void requireColumn(PipelineDefinition read, String option, String name) {
        List<String> names = read.source().columns().stream().map(Column::name).toList();
        if (!names.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": the definition has no column '" + name + "'; it has " + String.join(", ", names));
        }
    }
}
