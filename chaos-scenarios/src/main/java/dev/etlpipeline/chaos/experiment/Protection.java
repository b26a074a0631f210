package dev.etlpipeline.chaos.experiment;

import java.util.Map;

/**
 * What stands between a fault and the data. A negative control takes it away; the drill must then end {@link
 * Verdict#FAILED}, or it proves nothing.
 *
 * @param name     as it is typed, such as {@code retry}
 * @param title    what is missing without it
 * @param caughtBy name of the fault whose experiment tells
 * @param settings that switch it off, empty where the child takes it out of what modules register; the child knows it by its
 *                 name then, see {@code child.Removals}
 */
public record Protection(String name, String title, String caughtBy, Map<String, String> settings) {

    public Protection {
        settings = Map.copyOf(settings);
    }
}
