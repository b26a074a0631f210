package dev.etlpipeline.core.warehouse;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * H2 says that a connection is dead with codes of its own instead of SQLState 08xxx, so HikariCP would hand it out
 * again. Public because HikariCP makes it by name.
 */
public final class H2ConnectionErrors implements SQLExceptionOverride {

    /** 90067 connection broken, 90121 and 90098 database closed, 90007 object closed. */
    private static final Set<Integer> DEAD = Set.of(90067, 90121, 90098, 90007);

    @java.lang.Override
    public Override adjudicate(SQLException error) {
        return DEAD.contains(error.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
