package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.governance.key.KeyEntry;
import dev.etlpipeline.governance.key.KeyException;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Shows keys, and nothing of what is in them. */
@Command(
        name = "list",
        description = "Shows the data keys: their state, when they were made, whether they open.",
        footerHeading = "%nExamples:%n",
        footer = "  pipeline keys list")
final class ListCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final KeyParts parts;

    ListCommand(KeyParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        PrintStream out = parts.workspace().out();
        List<KeyEntry> entries = parts.keys().entries();
        if (entries.isEmpty()) {
            out.println("There is no data key: no file " + parts.keys().file());
            parts.workspace().suggest(List.of("keys", "create"), "makes one");
            return ExitCode.OK;
        }
        List<String> why = new ArrayList<>();
        out.println("Data keys in " + parts.keys().file() + ":");
        out.printf(
                Locale.ROOT, "  %-11s  %-9s  %-16s  %-15s  %s%n", "key", "state", "made (UTC)", "wrapped by", "opens");
        for (KeyEntry entry : entries) {
            out.printf(
                    Locale.ROOT,
                    "  %-11s  %-9s  %-16s  %-15s  %s%n",
                    entry.id(),
                    entry.state().word(),
                    TIME.format(entry.created()),
                    entry.wrappedBy(),
                    opens(entry, why));
        }
        why.forEach(out::println);
        return ExitCode.OK;
    }

    private String opens(KeyEntry entry, List<String> why) {
        if (entry.state() == KeyEntry.State.DESTROYED) {
            return "-";
        }
        try {
            parts.keys().verify(entry);
            return "yes";
        } catch (KeyException e) {
            why.add(entry.id() + " does not open: " + e.getMessage());
            return "no";
        }
    }
}
