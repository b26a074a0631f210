package dev.etlpipeline.app.seam;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import java.io.IOException;

/** Decides: an API call that broke off is made once more. The run ends otherwise than it would have without. */
final class SecondChance implements Interceptor {

    @Override
    public Layer layer() {
        return Layer.PROTECT;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        if (call.operation().kind() != OperationKind.API_CALL) {
            return call.proceed();
        }
        try {
            return call.proceed();
        } catch (IOException e) {
            return call.proceed();
        }
    }
}
