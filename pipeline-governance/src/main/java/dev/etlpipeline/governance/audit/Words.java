package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.load.LoadCounts;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How the trail is spoken of to people. */
final class Words {

    private Words() {}

    static String event(StoredEvent stored) {
        Event event = stored.event();
        String run = event.runId() == null ? "" : " of run " + event.runId();
        return "event " + stored.number() + " (" + event.kind() + run + ", " + event.happened() + ")";
    }

    static String range(long from, long to) {
        return from == to ? "event " + from : "events " + from + " to " + to;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String what) {
        return count(number) + " " + what + (number == 1 ? "" : "s");
    }

    static String actor(Actor actor) {
        String user = actor.databaseUser();
        String database = user == null || user.isBlank() ? "" : " (database user " + user + ")";
        return actor.osUser() + database + " at " + actor.host();
    }

    /** To the second, as people read it. */
    static String time(Event event) {
        return event.happened()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }

    static String action(AuditReport.Entry entry) {
        return entry.event().kind().substring(Event.ACTION.length());
    }

    /** What became of a run's records. */
    static String figures(AuditReport.Run run) {
        AuditReport.Entry end = run.end();
        LoadCounts counts = end == null ? null : end.event().counts();
        if (end == null || counts == null) {
            return count(run.chunks(), "chunk");
        }
        return count(end.detail().path("read").asLong()) + " read, " + count(counts.inserted()) + " inserted, "
                + count(counts.updated()) + " updated, " + count(counts.unchanged()) + " unchanged, "
                + count(counts.superseded()) + " superseded, " + count(counts.quarantined()) + " quarantined; "
                + count(run.chunks(), "chunk");
    }
}
