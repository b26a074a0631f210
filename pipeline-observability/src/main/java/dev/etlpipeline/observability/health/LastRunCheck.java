package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.run.RunState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** How the last run ended, and whether that is too long ago. The next run may well succeed, so nothing here is DOWN. */
record LastRunCheck(DatabaseLook look, Optional<Duration> within, Clock clock) implements HealthCheck {

    @Override
    public String name() {
        return "last-run";
    }

    @Override
    public Report check() {
        DatabaseFindings found = look.ask();
        if (found.health() == Health.DOWN && !found.looked()) {
            return new Report(Health.DEGRADED, "is not known while the database is down");
        }
        if (!found.looked() || found.runs().isEmpty()) {
            return new Report(
                    Health.UP, found.looked() ? "there was none yet" : "is not known while the database is in use");
        }
        return of(found.runs().get(0));
    }

    private Report of(RunRecord run) {
        String words = run.runId() + " of " + run.pipeline() + " is " + run.state();
        if (run.state() == RunState.RUNNING) {
            return new Report(Health.UP, words + ", begun " + age(run) + " ago");
        }
        words += ", begun " + age(run) + " ago";
        if (run.state() != RunState.SUCCEEDED && run.state() != RunState.DEGRADED) {
            return new Report(Health.DEGRADED, words + "; ./pipeline runs show " + run.runId() + " says why");
        }
        boolean late = within.isPresent()
                && Duration.between(run.started(), clock.instant()).compareTo(within.get()) > 0;
        return late
                ? new Report(
                        Health.DEGRADED,
                        words + ", longer than observability.health.last-run-within (" + within.get() + ") allows")
                : new Report(Health.UP, words);
    }

    private String age(RunRecord run) {
        return Words.ago(Duration.between(run.started(), clock.instant()));
    }
}
