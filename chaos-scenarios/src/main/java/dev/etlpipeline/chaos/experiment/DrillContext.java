package dev.etlpipeline.chaos.experiment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a drill is run with.
 *
 * @param home      the project's folder, with settings and definitions
 * @param folder    for what it leaves behind; a world's own folder within an experiment
 * @param seed      of everything random
 * @param without   the protection that a negative control takes away, null for the drill itself
 * @param warehouse the database server to use, null for an H2 server of the drill's own
 */
public record DrillContext(
        Path home,
        Path folder,
        long seed,
        Speed speed,
        @Nullable Protection without,
        @Nullable Access warehouse) {

    /** How to reach a database server; its user and password are never written down. */
    public record Access(String url, String user, String password) {

        @Override
        public String toString() {
            return "Access[" + url.replaceAll(";.*", "") + "]";
        }
    }

    public DrillContext in(Path other) {
        return new DrillContext(home, other, seed, speed, without, warehouse);
    }

    public boolean isWithout(String protection) {
        return without != null && without.name().equals(protection);
    }
}
