package dev.etlpipeline.testkit.examples;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.time.LocalTime;
import java.time.ZoneId;

/** Decides: no API is called outside its owner's office hours; a run that needs one then is suspended. */
public final class OfficeHours implements Interceptor {

    private final LocalTime opens;
    private final LocalTime closes;
    private final ZoneId zone;

    public OfficeHours(LocalTime opens, LocalTime closes, ZoneId zone) {
        this.opens = opens;
        this.closes = closes;
        this.zone = zone;
    }

    @Override
    public Layer layer() {
        return Layer.PROTECT;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        if (call.operation().kind() != OperationKind.API_CALL
                || isOpen(call.run().clock().instant().atZone(zone).toLocalTime())) {
            return call.proceed();
        }
        throw new RunStopped(
                RunState.SUSPENDED,
                call.operation().target() + " may be called from " + opens + " to " + closes + " (" + zone
                        + ") only; what is loaded stays",
                null);
    }

    private boolean isOpen(LocalTime now) {
        return !now.isBefore(opens) && now.isBefore(closes);
    }
}
