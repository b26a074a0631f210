package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands between a run and its next attempt: what it was asked for, held against what is asked for now. */
final class Comparison {

    private static final String WHOLE_FILE =
            "Load the whole file with ./pipeline run, which leaves unchanged rows alone";

    private final LedgerStore store;
    private final SettingsReader settings;

    Comparison(LedgerStore store, SettingsReader settings) {
        this.store = store;
        this.settings = settings;
    }

    /** All differences; a file that differs is read as far as the run had come. */
    List<Difference> between(Connection connection, Begun begun, Begun asked, RunRequest request) throws SQLException {
        List<Difference> found = new ArrayList<>();
        if (!begun.pipeline().equals(asked.pipeline())) {
            return List.of(Difference.never("it is a run of pipeline " + begun.pipeline()
                    + ", and the definition is that of " + asked.pipeline() + ". Name its own with --definition"));
        }
        if (!begun.definition().equals(asked.definition())) {
            found.add(Difference.never("the definition of " + begun.pipeline() + " changed since the run began, so that"
                    + " its rows would not be made alike. " + WHOLE_FILE));
        }
        settings(begun, asked, found);
        if (begun.limit() != asked.limit() || begun.enrich() != asked.enrich()) {
            found.add(Difference.never("it was asked for with another limit, or with enrichment and now without"));
        }
        if (found.isEmpty() && !begun.sha256().equals(asked.sha256())) {
            found.add(file(connection, begun, asked, request));
        }
        store.newerOfAnotherFile(connection, begun)
                .ifPresent(newer -> found.add(Difference.unlessForced("run " + newer
                        + " loaded another file since: where keys meet, this run's older rows would replace its newer"
                        + " ones. If the files have no key in common, or this one is the newer, go on with --force")));
        return found;
    }

    private static void settings(Begun begun, Begun asked, List<Difference> found) {
        List<String> before = begun.settings().lines().toList();
        asked.settings().lines().filter(line -> !before.contains(line)).forEach(line -> {
            String key = line.substring(0, line.indexOf('=') + 1);
            String was = before.stream()
                    .filter(old -> old.startsWith(key))
                    .findFirst()
                    .orElse(key);
            found.add(Difference.never("the setting " + line + " was " + was.substring(key.length())
                    + " when the run began. Set it so again, or load the whole file with ./pipeline run"));
        });
    }

    private Difference file(Connection connection, Begun begun, Begun asked, RunRequest request) throws SQLException {
        List<LedgerRow> rows = store.rows(connection, begun.runId());
        String sizes = asked.bytes() == begun.bytes()
                ? "of " + begun.bytes() + " bytes as before"
                : "from " + begun.bytes() + " to " + asked.bytes() + " bytes";
        try {
            Optional<String> changed = new ReadBefore(request, settings).changed(begun, rows);
            return changed.map(where -> Difference.never(
                            "the file " + asked.name() + " changed, " + sizes + ", and " + where + ". " + WHOLE_FILE))
                    .orElseGet(() -> Difference.unlessForced("the file " + asked.name() + " changed, " + sizes
                            + ", but not before record " + ReadBefore.next(rows)
                            + ", where the run goes on. If it was only added to, or mended from there on, go on with"
                            + " --force"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
