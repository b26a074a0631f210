package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a browser, where there is one: its script runs under its own policy, and what changes arrives. */
@Timeout(180)
class ChromiumTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A browser that is killed may leave a file behind while the folder goes. */
    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    @TempDir
    Path folder;

    @Test
    void bringsThePageUpToDateFitsAPhoneAndFollowsTheScheme() throws Exception {
        Optional<String> program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "there is no Chromium here");
        String live = folder.resolve("live").toString();
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        People watching = new People(folder, H2Databases.inFolder(folder))
                .with("serve.refresh", "PT0.1S")
                .with("observability.live.folder", live);
        People running = new People(elsewhere, H2Databases.inFolder(elsewhere)).with("observability.live.folder", live);
        try (Served served = new Served(watching.workspace());
                Browser browser = new Browser(program.get(), profile, served.at("/"))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.value("document.documentElement.dataset.updated")
                            .equals("yes"));
            assertThat(browser.value("document.getElementById('past').textContent"))
                    .contains("No run yet");

            String run = running.load().runId().value();

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.value("document.getElementById('past').textContent")
                            .contains(run));
            assertThat(browser.value("document.getElementById('connection').textContent"))
                    .isEqualTo("live");
            browser.screen(390, true);
            assertThat(browser.value("document.documentElement.scrollWidth")).isEqualTo("390");
            assertThat(browser.value("getComputedStyle(document.querySelector('#past td.number'), '::before').content"))
                    .as("what a figure is, where its column has no head")
                    .isEqualTo("\"Time\"");
            String dark = browser.value("getComputedStyle(document.body).backgroundColor");
            browser.screen(1280, false);
            assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
                    .isNotEqualTo(dark);
        }
    }

    @Test
    void startsARunByItsFormAndShowsIt() throws Exception {
        Optional<String> program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "there is no Chromium here");
        People people = new People(folder, H2Databases.inFolder(folder))
                .with("serve.refresh", "PT0.1S")
                .with("serve.inputs", ".");
        try (Served served = new Served(people.workspace());
                Browser browser = new Browser(program.get(), profile, served.at("/start"))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.value("document.querySelector('form button') !== null")
                            .equals("true"));
            assertThat(browser.value("document.querySelector('label[for=file]').textContent"))
                    .isEqualTo("File");
            browser.screen(390, true);
            assertThat(browser.value("document.documentElement.scrollWidth")).isEqualTo("390");

            browser.value("document.querySelector('form button').click()");

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.value("location.pathname").startsWith("/runs/"));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.value("document.getElementById('outcome').textContent")
                            .contains("SUCCEEDED"));
            assertThat(browser.value("document.body.textContent")).contains("2 inserted");
            assertThat(browser.value("document.documentElement.scrollWidth")).isEqualTo("390");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> served.get("/start").body().contains("<form"));
        }
    }
}
