package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.scheme.Scheme;

/** Which columns are personal. Thread-safe. */
record Personal(Scheme scheme) {

    boolean is(Column column) {
        return scheme.classOf(column).isPersonal();
    }
}
