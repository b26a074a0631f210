package dev.etlpipeline.core.module;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Something of the warehouse that keeps data about people, so that they can be found, masked, erased and counted there. It writes
 * and reads on the connection that it is given, in the caller's transaction; whoever writes holds the pipeline's lease. The tables
 * of the module that keeps it are there.
 */
public interface DataStore {

    /** Such as {@code etl.quarantine}. */
    String name();

    /** Looks through everything it holds of the subject's pipeline. */
    Found find(Connection connection, Subject subject) throws SQLException;

    /**
     * Removes what is personal of the entries about the subject. What they count, and why they are there, stays.
     *
     * @return how many entries
     */
    long mask(Connection tx, Subject subject) throws SQLException;

    /**
     * Removes the entries about the subject.
     *
     * @return how many entries
     */
    long erase(Connection tx, Subject subject) throws SQLException;

    /** How many entries it holds of a pipeline. */
    long count(Connection connection, String pipeline) throws SQLException;

    /** What it keeps through views. */
    default List<KeptTexts> keptTexts() {
        return List.of();
    }

    /**
     * What a store holds.
     *
     * @param about   entries about the subject
     * @param unknown entries of its pipeline of which nobody can tell whom they are about: somebody has to look at them
     */
    record Found(long about, long unknown) {}
}
