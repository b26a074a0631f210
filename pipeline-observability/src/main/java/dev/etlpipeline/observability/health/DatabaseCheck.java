package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck;

/** Whether the warehouse answers and may be written to. */
record DatabaseCheck(DatabaseLook look) implements HealthCheck {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Report check() {
        DatabaseFindings found = look.ask();
        return new Report(found.health(), found.detail());
    }
}
