package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.KeyEntry;
import dev.etlpipeline.governance.key.KeyException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Makes the first key. */
@Command(
        name = "create",
        description = "Makes the first data key, and the master key where it is missing.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline keys create", "", "Where there are keys already it makes none: pipeline keys rotate does."
        })
final class CreateCommand implements Callable<Integer> {

    private final KeyParts parts;

    @Mixin
    ReasonOption why = new ReasonOption();

    @Mixin
    DefinitionOption which = new DefinitionOption();

    CreateCommand(KeyParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        if (!parts.keys().entries().isEmpty()) {
            throw new KeyException("there are data keys in " + parts.keys().file()
                    + " already; ./pipeline keys list shows them, ./pipeline keys rotate makes another");
        }
        KeyEntry made = made();
        parts.workspace()
                .out()
                .println("Data key " + made.id() + " is made and active, wrapped by " + made.wrappedBy() + ":");
        parts.workspace().out().println("  " + parts.keys().file());
        parts.workspace().out().println("Whoever loses it, or what wraps it, loses all that is encrypted.");
        parts.workspace().suggest(List.of("keys", "backup", "FILE"), "a copy, to be kept elsewhere");
        return ExitCode.OK;
    }

    private KeyEntry made() {
        if (nothingToRecordIn()) {
            KeyEntry made = parts.keys().create();
            parts.workspace().err().println("It is not on record: there is no warehouse yet.");
            return made;
        }
        try (Warehouse warehouse = parts.workspace().warehouse("./pipeline keys create")) {
            return new OnRecord(parts.workspace(), warehouse, parts.workspace().definition(which.file), why.reason)
                    .of("keys.create", "first data key", 1, tx -> parts.keys().create());
        }
    }

    /** An embedded warehouse is made by its first run, and that wants the key. */
    private boolean nothingToRecordIn() {
        Optional<Warehouse> found = Warehouse.look(
                parts.workspace().settings().read(WarehouseSettings.class),
                parts.workspace().home());
        found.ifPresent(Warehouse::close);
        return found.isEmpty();
    }
}
