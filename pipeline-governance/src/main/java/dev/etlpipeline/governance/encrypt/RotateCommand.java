package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.KeyEntry;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Changes the key. */
@Command(
        name = "rotate",
        description = "Makes a new data key and encrypts with it what stands in the target and in quarantine.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline keys rotate --reason 'yearly change'",
            "",
            "Loads go on meanwhile, and use the new key from the next second on. Ended",
            "  halfway it is typed again: where values stand under an older key, or plain,",
            "  it goes on with those, and makes no other key. Records in quarantine are",
            "  encrypted anew too, of every pipeline. The old key stays, for copies of the",
            "  database and for rejects files.",
            "",
            "Exit codes: 0 all stands under the active key; 1 it failed; 2 wrong usage or",
            "  settings; 75 values are left, type it again; 130 stopped."
        })
final class RotateCommand implements Callable<Integer> {

    private static final long ROWS_BETWEEN_LINES = 20_000;

    private final KeyParts parts;
    private long told;

    @Mixin
    DefinitionOption which = new DefinitionOption();

    @Mixin
    ReasonOption why = new ReasonOption();

    RotateCommand(KeyParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() throws Exception {
        try (Warehouse warehouse = parts.workspace().warehouse("./pipeline keys rotate")) {
            EncryptedTarget target = parts.targetOrRecords(warehouse, which.file);
            OnRecord record = new OnRecord(parts.workspace(), warehouse, target.definition(), why.reason);
            Rotation rotation = parts.rotation(target);
            if (!target.isEncrypted()) {
                out().println("No column of " + target.definition().name()
                        + " is encrypted: this is about records in quarantine alone.");
            }
            boolean there = target.isEncrypted() && target.exists();
            if (there) {
                target.check();
            }
            if (isBegun(warehouse, there, rotation)) {
                out().println("Values stand under an older key, or plain: going on with those, no new key is made.");
            } else {
                KeyEntry made = record.of(
                        "keys.rotate", "new data key", 1, tx -> parts.keys().create());
                out().println("Data key " + made.id() + " is made and active.");
            }
            return encrypted(there ? Optional.of(rotation) : Optional.empty(), record);
        }
    }

    /** Whether something stands under an older key, or plain. */
    private boolean isBegun(Warehouse warehouse, boolean there, Rotation rotation) throws Exception {
        Optional<KeyEntry> active = parts.keys().activeEntry();
        boolean rows = there && active.isPresent() && rotation.isWanted();
        return rows
                || (active.isPresent()
                        && parts.kept().isWanted(warehouse, active.get().id()));
    }

    private int encrypted(Optional<Rotation> rotation, OnRecord record) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Rotation.Result rows = Rotation.Result.NOTHING;
        Rotation.Result kept;
        String key = parts.keys().active().id();
        try (Workspace.Stopping stopping = parts.workspace().onStop(() -> stop.set(true))) {
            if (rotation.isPresent()) {
                rows = rotation.get().run(this::told, stop::get);
            }
            kept = parts.kept().rotate(record.warehouse(), key, this::told, stop::get);
        }
        Rotation.Result result = rows.and(kept);
        record.of("keys.reencrypt", "data key " + key, result.changed());
        out().printf(Locale.ROOT, "%,d rows were encrypted anew with data key %s.%n", rows.changed(), key);
        if (kept.changed() > 0) {
            out().printf(Locale.ROOT, "%,d texts in quarantine were too.%n", kept.changed());
        }
        if (!result.unreadable().isEmpty()) {
            result.unreadable().forEach(why -> out().println("Left as they are: " + why));
            return RunState.FAILED.exitCode();
        }
        if (!result.left()) {
            out().println("Nothing stands under another key any more.");
            return RunState.SUCCEEDED.exitCode();
        }
        parts.workspace().suggest(List.of("keys", "rotate"), "goes on where this ended");
        return (stop.get() ? RunState.INTERRUPTED : RunState.SUSPENDED).exitCode();
    }

    /** Not after each batch: a target has thousands. */
    private void told(long rows) {
        if (rows - told >= ROWS_BETWEEN_LINES) {
            told = rows;
            parts.workspace().err().printf(Locale.ROOT, "  %,d rows encrypted anew%n", rows);
        }
    }

    private PrintStream out() {
        return parts.workspace().out();
    }
}
