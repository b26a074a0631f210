package dev.etlpipeline.core.module;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Texts of a {@link DataStore} that stand there as {@link RawView#show} or {@link RawView#protect} made them, so that whoever made
 * them can make them anew, such as under another key, while runs go on. A store whose tables are not there yet has none.
 */
public interface KeptTexts {

    /** Such as {@code etl.quarantine.raw}; no other has it. */
    String place();

    /**
     * Some of them, of every pipeline, by their ids.
     *
     * @param after the last id of the page before, 0 for the first
     * @param most  a page that has fewer is the last one
     */
    List<KeptText> page(Connection connection, long after, int most) throws SQLException;

    /**
     * Puts another text in the place of one, where that still stands as it was read.
     *
     * @return false where somebody changed it meanwhile
     */
    boolean replace(Connection connection, KeptText read, String anew) throws SQLException;

    /** @param pipeline whose it is, as views are told */
    record KeptText(long id, String pipeline, String text) {

        /** Never the text. */
        @Override
        public String toString() {
            return "KeptText[" + id + "]";
        }
    }
}
