package dev.etlpipeline.observability.energy;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.BeforeRun;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps new loads for hours in which electricity is clean enough: they wait for one, or end with exit code 75 and the time to come back.
 * What was begun before, what loads records again and dry runs always go on: somebody waits for those. Asks no network.
 */
final class GreenerHoursGate implements BeforeRun {

    /** A load waits for a cleaner hour. */
    static final String WAITING = "energy.waiting";

    private static final Logger LOG = LoggerFactory.getLogger(GreenerHoursGate.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    /** How soon a wait ends when the run is to. */
    private static final Duration EAR = Duration.ofMillis(500);

    private final EnergySettings.GreenerHours settings;
    private final GridIntensity grid;
    private final double atMost;
    private final Waiting waiting;

    GreenerHoursGate(EnergySettings.GreenerHours settings, GridIntensity grid, Waiting waiting) {
        this.settings = settings;
        this.grid = grid;
        this.atMost = settings.atMost().orElse(grid.average());
        this.waiting = waiting;
    }

    @Override
    public void ask(RunContext run, RunRequest request, Path home) {
        if (request.dryRun() || request.again() != null || run.attempt() > 1) {
            return;
        }
        Instant now = run.clock().instant();
        if (grid.at(now) <= atMost) {
            return;
        }
        Instant next = grid.next(now, atMost).orElseThrow(); // there is such an hour: the settings were checked
        boolean waits = settings.policy() == GreenerPolicy.WAIT
                && Duration.between(now, next).compareTo(settings.waitAtMost()) <= 0;
        if (!waits) {
            throw new RunStopped(
                    RunState.SUSPENDED,
                    "The run was not begun: " + dirty(now) + ". Come back at " + time(next)
                            + "; to begin now, add --set observability.energy.greener-hours.policy=off",
                    null);
        }
        LOG.info("Run {} waits until {}: {}", run.runId(), time(next), dirty(now));
        run.signal(Signal.of(WAITING, "the run waits until " + time(next) + ": " + dirty(now)));
        await(run, next);
    }

    private String dirty(Instant now) {
        return "at this hour a kWh stands for " + Figures.plain(grid.at(now)) + " g of CO2e, and loads begin at "
                + Figures.plain(atMost) + " g or less";
    }

    private static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneOffset.UTC));
    }

    private void await(RunContext run, Instant until) {
        Duration left = Duration.between(run.clock().instant(), until);
        while (!left.isNegative() && !left.isZero()) {
            if (run.stopping()) {
                throw interrupted();
            }
            try {
                waiting.pause(left.compareTo(EAR) < 0 ? left : EAR);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw interrupted();
            }
            left = Duration.between(run.clock().instant(), until);
        }
    }

    private static RunStopped interrupted() {
        return new RunStopped(
                RunState.INTERRUPTED, "stopped while it waited for a cleaner hour; nothing was begun", null);
    }
}
