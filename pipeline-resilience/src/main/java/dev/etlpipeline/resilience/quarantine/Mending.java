package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.ManualAction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes mended records back: all of a file's, or none. */
final class Mending {

    private static final String FIX = "UPDATE etl.quarantine SET fixed_text = ?, state = 'fixed', changed = ?,"
            + " revision = revision + 1 WHERE id = ? AND revision = ? AND state IN ('held', 'fixed')";

    private static final int SHOWN = 20;

    private final QuarantineTable table;
    private final Map<Long, SourceForm> forms = new HashMap<>();

    Mending(QuarantineTable table) {
        this.table = table;
    }

    /**
     * A record that was mended.
     *
     * @param pipeline whose record it is
     * @param before  that it was compared with
     * @param text    of the whole record now
     * @param columns names of what changed
     */
    record Change(String pipeline, Held.Version before, String text, List<String> columns) {

        long id() {
            return before.id();
        }
    }

    /**
     * Compares the file with what the quarantine has.
     *
     * @throws QuarantineException with all that is wrong with it
     */
    List<Change> changes(Path file) {
        MendedFile mended = MendedFile.read(file);
        List<String> problems = new ArrayList<>(mended.problems());
        Map<Long, Held> known =
                table.byId(mended.lines().stream().map(MendedFile.Line::id).toList());
        List<Change> changes = new ArrayList<>();
        Map<List<String>, Integer> ofOtherColumns = new LinkedHashMap<>();
        for (MendedFile.Line line : mended.lines()) {
            Held held = known.get(line.id());
            if (held == null || !held.state().isOpen()) {
                problems.add("record " + line.number() + ": quarantine_id " + line.id()
                        + (held == null
                                ? " is not known"
                                : " is " + held.state().word() + " already"));
            } else if (!form(held).header().equals(mended.columns())) {
                ofOtherColumns.merge(form(held).header(), 1, Integer::sum);
            } else {
                compare(held, line, changes);
            }
        }
        ofOtherColumns.forEach((header, records) -> problems.add(
                Numbers.count(records, "record") + " stood in a file of other columns: " + other(header, mended)));
        refuse(file, problems);
        return changes;
    }

    private static String other(List<String> header, MendedFile mended) {
        List<String> lacking = new ArrayList<>(header);
        lacking.removeAll(mended.columns());
        List<String> more = new ArrayList<>(mended.columns());
        more.removeAll(header);
        if (lacking.isEmpty() && more.isEmpty()) {
            return "in this order: " + String.join(", ", header);
        }
        return (lacking.isEmpty() ? "" : "this one lacks " + String.join(", ", lacking))
                + (lacking.isEmpty() || more.isEmpty() ? "" : ", ")
                + (more.isEmpty() ? "" : "that one had no " + String.join(", ", more));
    }

    private SourceForm form(Held held) {
        return forms.computeIfAbsent(held.origin().fileId(), table::form);
    }

    private static void refuse(Path file, List<String> problems) {
        if (problems.isEmpty()) {
            return;
        }
        int shown = Math.min(SHOWN, problems.size());
        throw new QuarantineException(file + " can't be taken back, nothing was changed:\n  "
                + String.join("\n  ", problems.subList(0, shown))
                + (shown < problems.size() ? "\n  and " + (problems.size() - shown) + " more" : ""));
    }

    private void compare(Held held, MendedFile.Line line, List<Change> changes) {
        SourceForm form = form(held);
        List<String> before = ExportFile.fields(held, form);
        if (before.size() == form.header().size()) {
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                if (!before.get(i).equals(line.fields().get(i))) {
                    columns.add(form.header().get(i));
                }
            }
            if (!columns.isEmpty()) {
                changes.add(new Change(
                        held.origin().pipeline(),
                        held.asRead(),
                        CsvText.line(line.fields(), form.delimiter()),
                        columns));
            }
        } else if (line.fields().stream().anyMatch(field -> !field.isEmpty())) {
            changes.add(new Change(
                    held.origin().pipeline(),
                    held.asRead(),
                    CsvText.line(line.fields(), form.delimiter()),
                    form.header()));
        } else if (!line.raw().equals(held.text(form.charset()))) {
            changes.add(new Change(held.origin().pipeline(), held.asRead(), line.raw(), List.of("raw_record")));
        }
    }

    /**
     * @param actions where it is put on record
     * @throws QuarantineException where somebody else was quicker; nothing is changed then
     */
    void write(List<Change> changes, Clock clock, ActionRecorder actions, @Nullable String reason) {
        table.inTransaction(connection -> {
            Map<String, List<Long>> fixed = new TreeMap<>();
            for (Change change : changes) {
                fix(connection, change, clock);
                fixed.computeIfAbsent(change.pipeline(), pipeline -> new ArrayList<>())
                        .add(change.id());
            }
            for (Map.Entry<String, List<Long>> of : fixed.entrySet()) {
                actions.record(
                        connection,
                        new ManualAction(
                                "quarantine.fix",
                                of.getKey(),
                                Numbers.records(of.getValue()),
                                of.getValue().size(),
                                reason));
            }
            return changes.size();
        });
    }

    private void fix(Connection tx, Change change, Clock clock) throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(FIX)) {
            update.setString(1, table.views().protect(change.pipeline(), change.text()));
            update.setObject(2, QuarantineStore.now(clock));
            update.setLong(3, change.id());
            update.setInt(4, change.before().revision());
            if (update.executeUpdate() != 1) {
                throw new QuarantineException("somebody else changed record " + change.id()
                        + " of the quarantine meanwhile; nothing was changed, try again");
            }
        }
    }
}
