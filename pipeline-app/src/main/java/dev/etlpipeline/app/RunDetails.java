package dev.etlpipeline.app;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** One remembered run for a person. */
final class RunDetails {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int MARGIN = 12;

    private final Screen screen;
    private final RunRecord run;
    private final Optional<Path> rejects;
    private final Optional<String> looksAt;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param rejects the file, where it is still there
     * @param looksAt the command that shows them, where there is one
     */
    RunDetails(Screen screen, RunRecord run, Optional<Path> rejects, Optional<String> looksAt) {
        this.screen = screen;
        this.run = run;
        this.rejects = rejects;
        this.looksAt = looksAt;
    }

    String text() {
        line("Run " + run.runId() + " of " + run.pipeline() + ": " + StateText.styled(screen, run.state()) + meaning()
                + (run.took() == null ? "" : " in " + Figures.time(run.took())));
        line("");
        account();
        line("");
        field("Operation", run.operation().toLowerCase(Locale.ROOT));
        field("Started", TIME.format(run.started()));
        Instant ended = run.ended();
        field("Ended", ended == null ? "no end was written" : TIME.format(ended));
        field("File", run.file().name() + ", " + Figures.count(run.file().bytes(), "byte"));
        field("", "SHA-256 " + run.file().sha256());
        rejects();
        error();
        field("Run number", run.number() + ", attempt " + run.attempt());
        field("Version", run.version());
        next();
        return text.toString();
    }

    private String meaning() {
        return run.state() == RunState.INTERRUPTED && run.ended() == null
                ? " (it died: its lease stopped beating, and no end was written)"
                : StateText.meaning(run.state());
    }

    private void account() {
        Accounting account = run.account();
        if (account == null) {
            line("  No account was written " + (run.state() == RunState.RUNNING ? "yet." : "before it died."));
            return;
        }
        LawText law = new LawText(account);
        line(law.names());
        line(screen.styled("bold", law.figures()));
    }

    private void rejects() {
        Accounting account = run.account();
        if (rejects.isPresent()) {
            field("Rejects", PathText.shown(rejects.get()));
        } else if (account != null && account.quarantined() > 0 && looksAt.isPresent()) {
            field("Rejects", Figures.count(account.quarantined()) + ": " + looksAt.get());
        } else if (account != null && account.quarantined() > 0) {
            field("Rejects", Figures.count(account.quarantined()) + "; their file is not in paths.rejects any more");
        }
    }

    private void error() {
        if (run.errorClass() != null) {
            field("Error", run.errorClass());
        }
        if (run.errorMessage() != null && !run.errorMessage().equals(run.errorClass())) {
            field("", run.errorMessage());
        }
    }

    private void next() {
        if (run.account() == null && run.state() != RunState.RUNNING) {
            line("");
            line("Next: load the same file again; what it committed stays, and the rest follows");
        }
    }

    private void field(String name, String value) {
        line("  " + name + " ".repeat(MARGIN - name.length()) + value);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
