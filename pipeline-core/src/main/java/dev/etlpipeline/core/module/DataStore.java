package dev.etlpipeline.core.module;

/** Something that keeps data about people, so that they can be found, masked, erased and counted there. */
public interface DataStore {

    /** Such as {@code etl.quarantine}. */
    String name();

    /** How many entries it holds about this business key. */
    long find(String key);

    /** @return how many entries were masked */
    long mask(String key);

    /** @return how many entries were erased */
    long erase(String key);

    /** How many entries it holds in all. */
    long count();
}
