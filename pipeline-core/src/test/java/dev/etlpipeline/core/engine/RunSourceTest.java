package dev.etlpipeline.core.engine;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of its file before the first row. */
class RunSourceTest {

    @TempDir
    Path folder;

    private final List<String> signals = new ArrayList<>();
    private Run run;

    @BeforeEach
    void listen() throws IOException {
        run = listened();
    }

    private Run listened(String... settings) throws IOException {
        Run listened = new Run(folder, settings);
        listened.modules().listen(new RunListener() {
            @Override
            public void signalled(RunContext context, Signal signal) {
                signals.add(signal.name() + ": " + signal.message());
            }
        });
        return listened;
    }

    @Test
    void tellsWhatItFoundOutAboutTheFile() throws IOException {
        run.dry("\ufeffperson_id;postcode\n1;SW1A 1AA\n".getBytes(UTF_16LE));

        assertThat(signals)
                .containsExactly("source.detected: the file is UTF-16LE by its byte order mark, and separated by"
                        + " semicolon by its header");
    }

    @Test
    void tellsNothingOfAFileThatIsAsOneExpects() throws IOException {
        run.dry("person_id,postcode\n1,SW1A 1AA\n".getBytes(UTF_8));

        assertThat(signals).isEmpty();
    }

    @Test
    void tellsOfColumnsThatItIgnoresAndLacks() throws IOException {
        run.dry("person_id,pet\n1,Rex\n".getBytes(UTF_8));

        assertThat(signals).hasSize(2);
        assertThat(signals.get(0)).startsWith("source.extra-columns").endsWith("ignored: pet");
        assertThat(signals.get(1)).startsWith("source.missing-columns").endsWith(": postcode");
    }

    @Test
    void refusesExtraColumnsWhereTheSettingSaysSo() throws IOException {
        Run refusing = listened("columns.extra", "refuse");

        assertThatThrownBy(() -> refusing.dry("person_id,pet\n1,Rex\n".getBytes(UTF_8)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("does not declare: pet");
        assertThat(signals).isEmpty();
    }

    @Test
    void tellsOfAFileThatHasAHeaderAlone() throws IOException {
        run.dry("person_id,postcode\n".getBytes(UTF_8));

        assertThat(signals).containsExactly("source.no-records: the file has a header and no records");
    }
}
