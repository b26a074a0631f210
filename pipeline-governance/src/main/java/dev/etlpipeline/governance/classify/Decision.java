package dev.etlpipeline.governance.classify;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided of columns.
 *
 * @param by the user of the operating system
 */
record Decision(
        String pipeline,
        List<Kept> columns,
        LocalDateTime at,
        String by,
        @Nullable String reason) {

    Decision {
        columns = List.copyOf(columns);
    }
}
