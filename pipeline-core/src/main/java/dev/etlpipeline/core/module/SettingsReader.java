package dev.etlpipeline.core.module;

/** Gives validated settings. */
@FunctionalInterface
public interface SettingsReader {

    /** @throws IllegalArgumentException for a mapping that no module declared */
    <T> T read(Class<T> mapping);
}
