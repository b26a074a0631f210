package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.testkit.H2Databases;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a module that protects it, a run whose API fails ends FAILED, and says what, where and how far it came. */
class FailingApiTest {

    private static final int CHUNK = 10;
    private static final int BEFORE_GATE = 2 * CHUNK;

    @TempDir
    Path folder;

    private PipelineHome home;
    private TestPipeline pipeline;
    private Path file;

    @BeforeEach
    void prepare() {
        home = new PipelineHome(folder);
        pipeline = TestPipeline.in(home);
        file = CustomerFile.write(home.resolve("customers.csv"), 5 * CHUNK, BEFORE_GATE + 1, "Lovelace");
    }

    @Test
    void anErrorStatusIsNamed() throws Exception {
        try (PostcodeApi api = PostcodeApi.refusing(500);
                ChildPipeline child = start(api)) {
            assertFailed(child, "postcode-api at " + api.place() + " answered 500", BEFORE_GATE);
        }
    }

    @Test
    void aSilentApiIsNamedWithTheTimeItHad() throws Exception {
        try (PostcodeApi api = PostcodeApi.withGate();
                ChildPipeline child = start(api, "--set", "enrichment.postcode.read-timeout=PT2S")) {
            assertFailed(child, "postcode-api at " + api.place() + " did not answer in time", BEFORE_GATE);
            assertThat(child.out()).contains("read-timeout PT2S");
        }
    }

    @Test
    void anApiThatIsNotThereIsNamed() throws Exception {
        int nobody;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closedAgain.getLocalPort();
        }
        try (PostcodeApi api = PostcodeApi.withGate();
                ChildPipeline child = start(api, "--set", "enrichment.postcode.base-url=http://127.0.0.1:" + nobody)) {
            assertFailed(child, "postcode-api at 127.0.0.1:" + nobody + " cannot be reached", 0);
        }
    }

    private void assertFailed(ChildPipeline child, String message, int committed) {
        child.endsWith(1);
        assertThat(child.out())
                .contains(": FAILED", message, "\n" + committed + " records were accounted for and committed")
                .contains(RecoveryDrillTest.isResilient() ? "Next: ./pipeline resume " : "then again: ./pipeline run ")
                .doesNotContain("bug");
        assertThat(child.err()).doesNotContain("\tat ", "Exception");
        try (WarehouseView view = new WarehouseView(H2Databases.inFolder(home.database()), pipeline)) {
            assertThat(view.rows()).isEqualTo(committed);
            assertThat(view.audited()).containsExactly("FAILED");
            assertThat(view.errors())
                    .singleElement()
                    .asString()
                    .startsWith("dev.etlpipeline.core.enrich.ApiException|" + message)
                    .doesNotContain("ZE1", "Lovelace", "C0000");
        }
    }

    private ChildPipeline start(PostcodeApi api, String... more) {
        List<String> args = new ArrayList<>(List.of("run", "--set", "load.chunk-rows=" + CHUNK));
        // One after the other, so that all before the failing one are committed.
        args.addAll(List.of("--set", "load.chunks-in-flight=1"));
        // Where resilience is installed: what core does alone.
        args.addAll(List.of("--set", "resilience.fallback.postcode.enabled=false"));
        args.addAll(List.of(
                "--input",
                file.toString(),
                "--definition",
                pipeline.definition().toString()));
        args.addAll(api.settings());
        args.addAll(List.of(more));
        return home.start(Map.of("RESILIENCE_RETRY_ENABLED", "false"), ProcessBuilder.Redirect.PIPE, args);
    }
}
