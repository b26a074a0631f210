package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.KeyEntry;
import dev.etlpipeline.governance.key.KeyException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether everything opens. */
@Command(
        name = "verify",
        description = "Opens every data key and what is encrypted in the target and in quarantine.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline keys verify",
            "",
            "It shows no value and changes nothing. It ends with 1 where something does not",
            "  open, or stands there plain."
        })
final class VerifyCommand implements Callable<Integer> {

    private final KeyParts parts;

    @Mixin
    DefinitionOption which = new DefinitionOption();

    VerifyCommand(KeyParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() throws Exception {
        boolean good = keysOpen();
        try (Warehouse warehouse = parts.workspace().existingWarehouse("./pipeline keys verify")) {
            EncryptedTarget target = parts.targetOrRecords(warehouse, which.file);
            good &= keptOpen(warehouse);
            if (!target.isEncrypted()) {
                out().println("No column of " + target.definition().name() + " is encrypted.");
                return good ? 0 : 1;
            }
            if (!target.exists()) {
                out().println("Nothing to open: " + target.table().spec().qualified() + " is not there yet.");
                return good ? 0 : 1;
            }
            return print(new Inventory(target, parts.codec()).taken(), target) && good ? 0 : 1;
        }
    }

    private boolean keysOpen() {
        boolean good = true;
        for (KeyEntry entry : parts.keys().entries()) {
            if (entry.state() != KeyEntry.State.DESTROYED) {
                try {
                    parts.keys().verify(entry);
                } catch (KeyException e) {
                    out().println(e.getMessage());
                    good = false;
                }
            }
        }
        return good;
    }

    /** What is under an old key opens, and is named, so that it is known why the key is needed. */
    private boolean keptOpen(Warehouse warehouse) throws SQLException {
        parts.kept()
                .byPlace(warehouse)
                .forEach((place, counts) -> counts.forEach(
                        (key, texts) -> out().printf(Locale.ROOT, "  %,12d texts in %s: %s%n", texts, place, key)));
        Map<String, Long> unreadable = parts.kept().unreadable(warehouse);
        tell(unreadable);
        return unreadable.isEmpty();
    }

    private void tell(Map<String, Long> unreadable) {
        unreadable.forEach((why, values) -> out().printf(Locale.ROOT, "  %,12d do not open: %s%n", values, why));
    }

    private boolean print(Inventory inventory, EncryptedTarget target) {
        out().println(target.table().spec().qualified() + ":");
        boolean[] plain = {false};
        inventory
                .byColumn()
                .forEach((column, counts) -> counts.forEach((key, values) -> {
                    plain[0] |= key.equals(Inventory.PLAIN);
                    out().printf(Locale.ROOT, "  %,12d values of %s: %s%n", values, column, key);
                }));
        tell(inventory.unreadable());
        if (plain[0]) {
            out().println("What stands there plain is encrypted by ./pipeline keys rotate.");
        }
        boolean good = inventory.unreadable().isEmpty() && !plain[0];
        out().println(good ? "Every encrypted value opens." : "Not all is well.");
        return good;
    }

    private PrintStream out() {
        return parts.workspace().out();
    }
}
