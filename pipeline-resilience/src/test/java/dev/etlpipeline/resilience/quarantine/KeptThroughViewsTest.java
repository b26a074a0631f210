package dev.etlpipeline.resilience.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.resilience.People;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that modules change before they are kept: what commands make of them. */
class KeptThroughViewsTest {

    private static final String RAW =
            "SELECT raw, raw_sha256, raw_complete FROM etl.quarantine WHERE pipeline = 'NAME'";

    @TempDir
    private Path folder;

    private People people;

    @BeforeEach
    void make() {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    /** Stands in for encryption. */
    private static final class Packed implements RawView {

        @Override
        public String show(PipelineDefinition definition, Reject reject, String raw) {
            return "packed:" + Base64.getEncoder().encodeToString(raw.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String protect(String pipeline, String text) {
            return "packed:" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String reveal(String pipeline, String kept) {
            return kept.startsWith("packed:")
                    ? new String(Base64.getDecoder().decode(kept.substring(7)), StandardCharsets.UTF_8)
                    : kept;
        }
    }

    /** Stands in for masks. */
    private static final class Stars implements RawView {

        @Override
        public String show(PipelineDefinition definition, Reject reject, String raw) {
            return "*".repeat(raw.length());
        }

        @Override
        public String reveal(String pipeline, String kept) {
            if (kept.startsWith("*")) {
                throw new UnsupportedOperationException("only stars were kept of it: load the file again");
            }
            return kept;
        }
    }

    private static PipelineModule with(RawView... views) {
        return new PipelineModule() {
            @Override
            public String name() {
                return "protecting";
            }

            @Override
            public List<Class<?>> settings() {
                return List.of();
            }

            @Override
            public void install(Registry registry, SettingsReader settings) {
                List.of(views).forEach(registry::rawView);
            }
        };
    }

    private String command(PipelineModule module, String... words) throws Exception {
        TestWorkspace workspace = people.workspace(module);
        int code = QuarantineCommand.of(workspace).execute(words);
        assertThat(code).as(workspace.complained()).isZero();
        return workspace.printed();
    }

    private String id() throws Exception {
        return people.select("SELECT id FROM etl.quarantine WHERE pipeline = 'NAME'")
                .get(0);
    }

    @Test
    void everyCommandSeesWhatComesBack() throws Exception {
        PipelineModule module = with(new Stars(), new Packed());
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"), module);
        Path file = folder.resolve("mend.csv");

        String kept = people.select(RAW).get(0);
        String shown = command(module, "show", id());
        command(module, "export", file.toString());
        String exported = Files.readString(file);
        Files.writeString(file, exported.replace(",200,", ",100,"));
        command(module, "fix", file.toString());
        command(module, "replay");

        assertThat(kept).doesNotContain("Bo").matches("[^|]+\\|\\|(1|TRUE|true)");
        assertThat(shown).contains("2,Bo,200,Ayr");
        assertThat(exported).contains(",2,Bo,200,Ayr");
        assertThat(people.rows()).contains("2|Bo|100|Ayr");
    }

    @Test
    void aMendedRecordIsKeptAsTheOtherIs() throws Exception {
        PipelineModule module = with(new Stars(), new Packed());
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"), module);
        Path file = folder.resolve("mend.csv");
        command(module, "export", file.toString());
        Files.writeString(file, Files.readString(file).replace(",200,", ",100,"));

        command(module, "fix", file.toString());

        assertThat(people.select("SELECT fixed_text FROM etl.quarantine WHERE pipeline = 'NAME'"))
                .singleElement(STRING)
                .startsWith("packed:")
                .doesNotContain("Bo", "Ayr");
        assertThat(command(module, "show", id())).contains("2,Bo,100,Ayr");
    }

    @Test
    void whatComesBackIsReplayedAsItIs() throws Exception {
        PipelineModule module = with(new Packed());
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"), module);
        people.defining("max: 150", "max: 250");

        command(module, "replay");

        assertThat(people.rows()).contains("2|Bo|200|Ayr");
    }

    @Test
    void aReplaySaysWhatDoesNotComeBack() throws Exception {
        PipelineModule module = with(new Stars());
        people.load(List.of("2,Bo,200,Ayr"), module);
        people.defining("max: 150", "max: 250");

        command(module, "replay");
        String shown = command(module, "show", id());

        assertThat(people.select("SELECT rule_name, reasons FROM etl.quarantine WHERE pipeline = 'NAME'")
                        .get(0))
                .startsWith("not-kept|")
                .contains("only stars were kept of it: load the file again");
        assertThat(shown).contains("only stars were kept of it").doesNotContain("Bo");
    }

    @Test
    void recordsFromBeforeTheViewsAreReadAsTheyAre() throws Exception {
        people.load(List.of("2,Bo,200,Ayr"));
        people.defining("max: 150", "max: 250");

        command(with(new Stars(), new Packed()), "replay");

        assertThat(people.rows()).containsExactly("2|Bo|200|Ayr");
    }

    @Test
    void encryptedKeepsNothingWhereNobodyEncrypts() throws Exception {
        people.with("quarantine.raw", "encrypted");

        RunResult result = people.load(List.of("2,Bo,200,Ayr"), with(new Stars()));

        assertThat(result.accounting().quarantined()).isEqualTo(1);
        assertThat(people.select(RAW).get(0)).startsWith("null|");
    }

    @Test
    void clearKeepsTheRecordWhateverTheViews() throws Exception {
        people.with("quarantine.raw", "clear");

        people.load(List.of("2,Bo,200,Ayr"), with(new Stars()));

        assertThat(command(with(), "show", id())).contains("2,Bo,200,Ayr");
    }
}
