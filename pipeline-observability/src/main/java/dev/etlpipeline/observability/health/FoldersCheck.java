package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.PathSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the folders that runs write to may be written to, and have room. Makes none of them. */
final class FoldersCheck implements HealthCheck {

    private static final long MIB = 1024L * 1024;

    private final HealthSettings settings;
    private final Map<String, Path> folders = new LinkedHashMap<>();

    FoldersCheck(SettingsReader settings, Path home) {
        this.settings = settings.read(HealthSettings.class);
        PathSettings paths = settings.read(PathSettings.class);
        folders.put("paths.database", home.resolve(paths.database()));
        folders.put("paths.rejects", home.resolve(paths.rejects()));
        folders.put("paths.logs", home.resolve(paths.logs()));
        folders.put("paths.reports", home.resolve(paths.reports()));
        folders.put("paths.spool", home.resolve(paths.spool()));
    }

    @Override
    public String name() {
        return "folders";
    }

    @Override
    public Report check() {
        List<String> down = new ArrayList<>();
        long least = Long.MAX_VALUE;
        for (Map.Entry<String, Path> folder : folders.entrySet()) {
            Path there = nearest(folder.getValue().toAbsolutePath());
            if (!Files.isDirectory(there) || !Files.isWritable(there)) {
                down.add(folder.getKey() + ": " + there + " is no folder that can be written to");
                continue;
            }
            try {
                long free = Files.getFileStore(there).getUsableSpace();
                least = Math.min(least, free);
                if (free < settings.minFreeMib() * MIB) {
                    down.add(folder.getKey() + ": only " + Words.bytes(free) + " free at " + there + ", and "
                            + settings.minFreeMib() + " MiB are wanted (observability.health.min-free-mib)");
                }
            } catch (IOException e) {
                down.add(folder.getKey() + ": nobody knows what is free at " + there + " ("
                        + e.getClass().getSimpleName() + ")");
            }
        }
        return down.isEmpty() ? writable(least) : new Report(Health.DOWN, String.join("; ", down));
    }

    private Report writable(long least) {
        return least < settings.lowFreeMib() * MIB
                ? new Report(Health.DEGRADED, "the disk is getting full: " + Words.bytes(least) + " free")
                : new Report(Health.UP, "can be written to, " + Words.bytes(least) + " free");
    }

    /** The folder, or the one of its parents that is there: runs make what is missing. */
    private static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
