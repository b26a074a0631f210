package dev.etlpipeline.sandbox;

import dev.etlpipeline.sandbox.generator.CsvGenerator;
import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import dev.etlpipeline.sandbox.generator.Keys;
import dev.etlpipeline.sandbox.generator.OrderGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a sample file of any size. */
@Command(
        name = "generate",
        description = {
            "Writes a CSV file of made-up customers or orders, some of them bad on purpose.",
            "The same options give the same text, on every machine."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline generate --rows 5",
            "  pipeline generate --rows 1000000 --bad 1 --output million.csv.gz",
            "  pipeline generate --rows 1000 | pipeline run --input -",
            "  pipeline generate --rows 1000 --seed 2 --from 501 --output update.csv",
            "      500 of the customers above with other values, and 500 new ones",
            "  pipeline generate --kind orders --rows 200 --output orders.csv"
        })
final class GenerateCommand implements Callable<Integer> {

    /** What the rows are. */
    enum Kind {
        CUSTOMERS,
        ORDERS
    }

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-n", "--rows"},
            paramLabel = "N",
            required = true,
            description = "How many records, bad ones included.")
    long rows;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another whole number makes another file (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--bad",
            paramLabel = "PERCENT",
            defaultValue = "3",
            description = "How many of 100 records are bad, such as 0, 1 or 2.5 (default: ${DEFAULT-VALUE}).")
    String bad = "3";

    @Option(names = "--kind", paramLabel = "KIND", description = "customers or orders (default: customers).")
    Kind kind = Kind.CUSTOMERS;

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of the first key; lets files overlap or follow each other (default:"
                    + " ${DEFAULT-VALUE}).")
    long from;

    @Option(names = "--shuffle", description = "Puts the keys in random order instead of ascending.")
    boolean shuffle;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|-",
            defaultValue = "-",
            description = "Where to; packed where the name ends in .gz; - is standard output, the default.")
    String output = "-";

    @Option(names = "--overwrite", description = "Replaces a file that is there already.")
    boolean overwrite;

    @Override
    public Integer call() throws IOException {
        CsvGenerator generator = generator();
        if (output.equals("-")) {
            GeneratedFile.print(generator, rows, spec.commandLine().getOut());
        } else {
            write(generator, Path.of(output));
        }
        return ExitCode.OK;
    }

    private CsvGenerator generator() {
        atLeast(0, "--rows", rows);
        atLeast(1, "--from", from);
        Keys keys = new Keys(from, shuffle);
        double share = share();
        CsvGenerator generator = kind == Kind.CUSTOMERS
                ? new CustomerGenerator(seed, share, keys)
                : new OrderGenerator(seed, share, keys);
        if (rows > generator.maxKey() - from + 1) {
            throw wrong(String.format(
                    Locale.ROOT,
                    "--from %d and --rows %d go beyond the last key, which has the number %,d",
                    from,
                    rows,
                    generator.maxKey()));
        }
        return generator;
    }

    private void atLeast(long least, String option, long value) {
        if (value < least) {
            throw wrong(option + " must be " + least + " or more, but is " + value);
        }
    }

    private double share() {
        String number = bad.endsWith("%") ? bad.substring(0, bad.length() - 1).strip() : bad;
        if (!number.matches("\\d{1,3}(\\.\\d{1,9})?") || Double.parseDouble(number) > 100) {
            throw wrong("--bad must be a number from 0 to 100 such as 2.5, in percent, but is " + bad);
        }
        return Double.parseDouble(number) / 100;
    }

    private void write(CsvGenerator generator, Path file) throws IOException {
        if (GeneratedFile.isThere(file) && !overwrite) {
            throw wrong(file + " is there already: name another file, or add --overwrite to replace it");
        }
        if (!GeneratedFile.mayBeWritten(file)) {
            throw wrong(file + " can't be written: it must be a file in a folder that exists");
        }
        AtomicLong spoilt = new AtomicLong();
        GeneratedFile.write(generator, rows, file, record -> spoilt.incrementAndGet());
        spec.commandLine().getErr().println(summary(generator, file, spoilt.get()));
    }

    private String summary(CsvGenerator generator, Path file, long spoilt) {
        String keys = rows == 0
                ? ""
                : ", " + generator.columns().get(0) + " " + generator.key(from) + " to "
                        + generator.key(from + rows - 1);
        return String.format(
                Locale.ROOT,
                "%s: %,d %s, %,d of them bad%s%nNext: ./pipeline run --input %s%s",
                file,
                rows,
                kind.name().toLowerCase(Locale.ROOT),
                spoilt,
                keys,
                file,
                kind == Kind.ORDERS ? " --definition seeds/pipelines/orders.yaml" : "");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
