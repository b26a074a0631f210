package dev.etlpipeline.core.guess;

import java.util.List;

/**
 * What the user says beforehand.
 *
 * @param name   of the pipeline
 * @param key    columns that are the key, by the file's names or the definition's; empty where it is to be found
 * @param strict whether one value that does not fit keeps a column from a type
 */
public record GuessOptions(String name, List<String> key, boolean strict) {

    public GuessOptions {
        key = List.copyOf(key);
    }
}
