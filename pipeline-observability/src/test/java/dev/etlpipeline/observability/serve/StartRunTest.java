package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs started over HTTP, each a process of its own. */
@Timeout(180)
class StartRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"(\\w+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    private final Description description = new Description();
    private People people;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder))
                .with("serve.refresh", "PT0.1S")
                .with("serve.inputs", "inbox");
        Files.createDirectories(folder.resolve("inbox"));
    }

    private static String key(Served served) {
        Matcher found = KEY.matcher(served.get("/start").body());
        assertThat(found.find()).as("the form has a key").isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> send(Served served, String fields, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = FORM;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return served.post("/start", fields, all);
    }

    private static HttpResponse<String> sendJson(Served served, String body) {
        return served.post("/api/runs", body, "Content-Type", "application/json; charset=utf-8");
    }

    private static String to(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Where a start leads to in the end. */
    private static HttpResponse<String> followed(Served served, String start) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> served.get(start), answer -> !answer.body().contains("is being opened"));
    }

    /** Until no process works in the test's folder any more. */
    private static void awaitRest(Served served, String... headers) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> served.get("/start", headers).body().contains("<form"));
    }

    private static String awaitEnd(Served served, String page) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> served.get(page).body(), body -> !body.contains(">RUNNING</span>"));
    }

    @Test
    void startsARunByAFormAndLeadsToItsPage() {
        try (Served served = new Served(people.workspace())) {
            HttpResponse<String> sent = send(
                    served,
                    "key=" + key(served) + "&file=people.csv",
                    "Origin",
                    served.at("").toString().replaceFirst("/$", ""),
                    "Sec-Fetch-Site",
                    "same-origin");

            String page = to(followed(served, to(sent)));

            assertThat(page).startsWith("/runs/");
            assertThat(awaitEnd(served, page))
                    .contains(
                            "read 3 = 2 inserted + 0 updated + 0 unchanged + 0 superseded + 1 quarantined",
                            "SUCCEEDED");
            assertThat(served.get("/").body()).contains(page);
            awaitRest(served);
        }
    }

    @Test
    void startsARunForAProgramAndTellsWhatBecameOfIt() throws IOException {
        Files.writeString(folder.resolve("inbox/new.csv"), "person_id,age\n7,70\n");
        try (Served served = new Served(people.workspace())) {
            HttpResponse<String> accepted = sendJson(served, "{\"file\": \"inbox/new.csv\", \"dry_run\": true}");
            String at = accepted.headers().firstValue("Location").orElse("");

            String told = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> served.get(at).body(), body -> body.contains("STARTED"));
            String run = Description.read(told).path("run_id").asText();
            awaitEnd(served, "/runs/" + run);

            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(description.faults("post", "/api/runs", 202, accepted.body()))
                    .isEmpty();
            assertThat(description.faults("get", "/api/starts/{start}", 200, told))
                    .isEmpty();
            JsonNode own = Description.read(served.get("/api/runs/" + run).body());
            assertThat(own.path("dry_run").asBoolean()).isTrue();
            assertThat(own.path("file").asText()).isEqualTo("new.csv");
            assertThat(own.path("inserted").asLong()).isEqualTo(1);
            awaitRest(served);
        }
    }

    @Test
    void showsWhyARunWasRefusedBeforeItBegan() throws IOException {
        try (Served served = new Served(people.workspace())) {
            Files.writeString(folder.resolve("people.yaml"), "pipeline: <b>\n");

            HttpResponse<String> refused =
                    followed(served, to(send(served, "key=" + key(served) + "&file=people.csv")));

            assertThat(refused.statusCode()).isEqualTo(200);
            assertThat(refused.body())
                    .contains("ended before it began, with exit code 2", "Error: ", "Start another one")
                    .doesNotContain("<b>");
            String told = served.get("/api/starts/1").body();
            assertThat(description.faults("get", "/api/starts/{start}", 200, told))
                    .isEmpty();
            assertThat(told).contains("\"state\":\"REFUSED\"", "\"exit_code\":2", "\"run_id\":null");
        }
    }

    @Test
    void showsARunThatWasKeptFromBeginningAndWhy() {
        people.with("observability.health.min-free-mib", "100000000");
        try (Served served = new Served(people.workspace())) {
            String page = to(followed(served, to(send(served, "key=" + key(served) + "&file=people.csv"))));

            assertThat(awaitEnd(served, page)).contains("FAILED", "observability.health.min-free-mib");
            awaitRest(served);
        }
    }

    @Test
    void startsOneRunAtATime() throws IOException {
        try (Gated gated = new Gated();
                Served served = new Served(people.workspace().with(words -> gated.program()))) {
            String key = key(served);
            send(served, "key=" + key + "&file=people.csv");

            HttpResponse<String> second = send(served, "key=" + key + "&file=people.csv");

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("role=\"alert\"", "one run at a time");
            assertThat(sendJson(served, "{}").statusCode()).isEqualTo(409);
            assertThat(served.get("/start").body())
                    .contains("A run of people.csv is starting")
                    .doesNotContain("<form");
        }
    }

    @Test
    void startsAnotherOneWhenTheFirstHasEnded() {
        try (Served served = new Served(people.workspace())) {
            String key = key(served);
            String first = to(followed(served, to(send(served, "key=" + key + "&file=people.csv"))));
            awaitRest(served);

            String second = to(followed(served, to(send(served, "key=" + key + "&file=people.csv"))));

            assertThat(second).isNotEqualTo(first);
            assertThat(awaitEnd(served, second)).contains("2 unchanged");
            awaitRest(served);
        }
    }

    @Test
    void isNotStartedByAPageOfElsewhere() {
        try (Served served = new Served(people.workspace())) {
            String fields = "key=" + key(served) + "&file=people.csv";
            String[] json = {"Content-Type", "application/json", "Origin", "http://evil.example"};

            assertThat(send(served, fields, "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(403);
            assertThat(send(served, fields, "Sec-Fetch-Site", "same-site").statusCode())
                    .isEqualTo(403);
            assertThat(send(served, fields, "Origin", "http://evil.example").statusCode())
                    .isEqualTo(403);
            assertThat(send(served, fields, "Origin", "null").statusCode()).isEqualTo(403);
            assertThat(send(served, "file=people.csv").body()).contains("load it again");
            assertThat(served.post("/api/runs", "{}", json).statusCode()).isEqualTo(403);
            assertThat(served.post("/api/runs", "{}", "Content-Type", "text/plain")
                            .statusCode())
                    .isEqualTo(415);
            assertThat(served.get("/start")
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElse(""))
                    .contains("form-action 'self'", "frame-ancestors 'none'");
            assertThat(served.get("/api/starts/1").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void refusesWhatItCannotUnderstandInWords() {
        try (Served served = new Served(people.workspace())) {
            assertThat(sendJson(served, "{").body()).contains("this is no JSON");
            assertThat(sendJson(served, "[]").body()).contains("file, dry_run and enrich");
            assertThat(sendJson(served, "{\"limit\": 3}").statusCode()).isEqualTo(400);
            assertThat(sendJson(served, "{\"dry_run\": \"yes\"}").body()).contains("dry_run must be true or false");
            assertThat(sendJson(served, "{\"file\": \"../people.csv\"}").body()).contains("There is no such file");
            assertThat(send(served, "key=" + key(served) + "&file=people.yaml").statusCode())
                    .isEqualTo(400);
            assertThat(served.get("/starts/x").statusCode()).isEqualTo(404);
            assertThat(served.get("/starts/1").statusCode()).isEqualTo(404);
            assertThat(description.statuses("post", "/api/runs")).contains("202", "400", "403", "409", "415");
        }
    }

    @Test
    void startsNoneWhereSettingsSaySo() {
        people.with("serve.start-runs", "false");
        try (Served served = new Served(people.workspace())) {
            assertThat(sendJson(served, "{}").statusCode()).isEqualTo(403);
            assertThat(served.get("/start").statusCode()).isEqualTo(404);
            assertThat(served.get("/").body()).doesNotContain("/start");
        }
    }

    @Test
    void startsNoneThatNobodyCouldSee() {
        people.with("observability.live.keep", "0");
        try (Served served = new Served(people.workspace())) {
            HttpResponse<String> refused = sendJson(served, "{}");

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("observability.live.keep");
        }
    }

    @Test
    void startsARunOnlyForWhomShowsTheTokenWhereThereIsOne() {
        people.with("serve.token", "s3cret");
        try (Served served = new Served(people.workspace())) {
            String[] json = {"Content-Type", "application/json"};
            String[] known = {"Content-Type", "application/json", "Authorization", "Bearer s3cret"};

            assertThat(served.post("/api/runs", "{}", json).statusCode()).isEqualTo(401);
            assertThat(served.post("/start", "file=people.csv", "Content-Type", FORM)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(served.post("/api/runs", "{\"dry_run\": true}", known).statusCode())
                    .isEqualTo(202);
            awaitRest(served, "Authorization", "Bearer s3cret");
            assertThat(served.get("/api/starts/1", "Authorization", "Bearer s3cret")
                            .body())
                    .contains("STARTED");
        }
    }
}
