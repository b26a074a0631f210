package dev.etlpipeline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsTheGeneratorsCustomersOnStandardOutput() throws IOException {
        StringWriter expected = new StringWriter();
        new CustomerGenerator(7, 0.1).generate(50, expected, bad -> {});

        assertThat(generate("--rows", "50", "--seed", "7", "--bad", "10")).isZero();

        assertThat(out).hasToString(expected.toString());
        assertThat(err).hasToString("");
    }

    @Test
    void writesAFileAndSaysWhatIsInIt() {
        Path file = folder.resolve("customers.csv");

        assertThat(generate("--rows", "200", "--bad", "2.5%", "--from", "11", "--output", file.toString()))
                .isZero();

        assertThat(file).content().hasLineCount(201);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(file
                        + ": 200 customers, 5 of them bad, customer_id 10000011 to 10000210\n"
                        + "Next: ./pipeline run --input " + file + "\n");
        assertThat(out).hasToString("");
        assertThat(folder).as("nothing half written").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void packsAFileWhoseNameEndsInGz() throws IOException {
        Path file = folder.resolve("customers.csv.gz");
        generate("--rows", "20", "--shuffle");

        assertThat(generate("--rows", "20", "--shuffle", "-o", file.toString())).isZero();

        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(out.toString());
        }
    }

    @Test
    void generatesOrdersToo() {
        assertThat(generate("--rows", "3", "--kind", "orders")).isZero();

        assertThat(out.toString()).startsWith("order_id,").contains("\nORD-500003,");
    }

    @Test
    void keepsAFileThatIsThereUnlessToldOtherwise() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), "precious");

        assertThat(generate("--rows", "1", "--output", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("precious");
        assertThat(err.toString()).contains("mine.csv is there already", "--overwrite");

        assertThat(generate("--rows", "1", "--output", file.toString(), "--overwrite"))
                .isZero();
        assertThat(file).content().startsWith("customer_id,");
    }

    @Test
    void refusesWhatItCanNotDo() {
        refuses("--rows must be 0 or more, but is -1", "--rows", "-1");
        refuses("--from must be 1 or more, but is 0", "--rows", "1", "--from", "0");
        refuses("--bad must be a number from 0 to 100 such as 2.5, in percent, but is 101", "--rows=1", "--bad=101");
        refuses("--bad must be a number from 0 to 100", "--rows", "1", "--bad", "many");
        refuses("go beyond the last key, which has the number 89,999,999", "--rows", "90000000");
        refuses("Missing required option: '--rows=N'");
        refuses("can't be written: it must be a file in a folder that exists", "-n1", "-o", "absent/x.csv");
        refuses("can't be written", "--rows", "1", "--output", folder.toString());
    }

    @Test
    void endsQuietlyWhereNobodyReadsOn() {
        OutputStream closed = new OutputStream() {

            private int room = 1000;

            @Override
            public void write(int b) throws IOException {
                if (room-- <= 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        PrintStream head = new PrintStream(closed, false, StandardCharsets.UTF_8);

        int code = line().setOut(new PrintWriter(head, true, StandardCharsets.UTF_8))
                .execute("--rows", "80000000");

        assertThat(code).isZero();
        assertThat(err).hasToString("");
    }

    @Test
    void isACommandOfTheModule() {
        Modules modules = Modules.install(
                List.of(new SandboxModule()),
                Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:sandbox"), SandboxSettings.class));

        assertThat(modules.commands(null)).hasAtLeastOneElementOfType(GenerateCommand.class);
    }

    private void refuses(String message, String... args) {
        err.getBuffer().setLength(0);

        assertThat(generate(args)).isEqualTo(2);

        assertThat(err.toString()).contains(message);
        assertThat(out).hasToString("");
    }

    private int generate(String... args) {
        return line().execute(args);
    }

    private CommandLine line() {
        return new CommandLine(new GenerateCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
    }
}
