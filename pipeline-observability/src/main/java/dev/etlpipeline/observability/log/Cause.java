package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.enrich.LookupSkipped;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Names the kind of an error, so that lines of one kind can be counted together: never its message. */
public final class Cause {

    private static final int DEEPEST = 10;

    private Cause() {}

    /** The nearest cause that says most: an API's failure, a database's, else the outermost class. */
    public static String of(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            String told = told(at);
            if (told != null) {
                return told;
            }
            at = at.getCause();
        }
        return failure.getClass().getSimpleName();
    }

    private static @Nullable String told(Throwable failure) {
        if (failure instanceof ApiException api) {
            return api.kind() + (api.status().isPresent() ? " " + api.status().getAsInt() : "");
        }
        if (failure instanceof SQLException sql) {
            String state = sql.getSQLState();
            return "SQLState " + (state == null ? "none" : state) + ", error " + sql.getErrorCode();
        }
        return failure instanceof LookupSkipped ? failure.getClass().getSimpleName() : null;
    }
}
