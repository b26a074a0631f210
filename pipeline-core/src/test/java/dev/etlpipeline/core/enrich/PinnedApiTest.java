package dev.etlpipeline.core.enrich;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import dev.etlpipeline.criteria.Criterion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import okhttp3.CertificatePinner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API over https whose certificate the JVM trusts. */
@Timeout(60)
class PinnedApiTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit";
    private static final String OTHER = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    static Path folder;

    private static WireMockServer server;
    private static String pin;

    private final Stages stages = new Stages().only(Stages.GEOGRAPHY).set("postcode.api-key", "s3cret");

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "api",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        pin = CertificatePinner.pin(store.getCertificate("api"));
        server = new WireMockServer(wireMockConfig()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(keys.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void trust() {
        System.setProperty(TRUST_STORE, folder.resolve("keys.p12").toString());
        System.setProperty(TRUST_PASSWORD, PASSWORD);
        server.resetAll();
        server.stubFor(post("/postcodes")
                .willReturn(okJson("{\"result\": [{\"query\": \"SW1A 1AA\", \"result\": {\"region\": \"London\"}}]}")));
        stages.coreLookups("https://localhost:" + server.httpsPort());
    }

    @AfterEach
    void forget() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_PASSWORD);
    }

    private void enrich() throws Exception {
        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA"));
        }
    }

    @Test
    @Criterion("encryption.3")
    void asksAnApiThatShowsAKeyThatIsPinned() throws Exception {
        stages.set("postcode.pins", OTHER + "," + pin);

        enrich();

        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void asksAnApiThatTheJvmTrustsWhereNothingIsPinned() throws Exception {
        enrich();

        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    @Criterion("encryption.3")
    void sendsNothingToAnApiThatShowsAnotherKey() {
        stages.set("postcode.pins", OTHER);

        ApiException failure = catchThrowableOfType(ApiException.class, this::enrich);

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure)
                .hasMessageStartingWith("postcode-api at localhost:" + server.httpsPort())
                .hasMessageContaining("a key that its pins in the settings do not name")
                .hasMessageContaining("nothing was sent");
        assertThat(failure.getMessage()).doesNotContain("s3cret", "SW1A", "sha256");
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "sha256/!", "AAAA"})
    void refusesWhatIsNoPin(String none) {
        stages.set("postcode.pins", none);

        assertThatThrownBy(this::enrich)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enrichment.postcode.pins must be a list of sha256/ and the Base64 of a SHA-256 each");
    }

    @Test
    void refusesPinsThatNobodyWouldLookAt() {
        stages.set("postcode.pins", pin).set("postcode.base-url", "http://localhost:" + server.httpsPort());

        assertThatThrownBy(this::enrich)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("enrichment.postcode.pins needs a base-url that begins with https://");
    }
}
