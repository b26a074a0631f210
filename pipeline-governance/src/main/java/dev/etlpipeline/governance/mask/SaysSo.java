package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.Signal;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start of each run what becomes of personal data. */
final class SaysSo implements RunListener {

    /** Personal columns are masked. */
    static final String MASKED = "mask.on";

    /** Personal columns are loaded as they are. */
    static final String CLEAR = "mask.off";

    private static final Logger LOG = LoggerFactory.getLogger(SaysSo.class);

    private final MaskPolicy policy;

    SaysSo(MaskPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        List<Column> personal = request.definition().schema().columns().stream()
                .filter(policy::isPersonal)
                .toList();
        if (personal.isEmpty()) {
            return;
        }
        String text =
                text(personal.size() + (personal.size() == 1 ? " personal column is " : " personal columns are "));
        LOG.info(
                "Run {}: {}: {}",
                run.runId(),
                text,
                personal.stream().map(Column::name).collect(Collectors.joining(", ")));
        run.signal(Signal.of(policy.mode() == MaskMode.CLEAR ? CLEAR : MASKED, text));
    }

    private String text(String columns) {
        return columns
                + switch (policy.mode()) {
                    case MASK -> "masked (governance.mask.mode=mask)";
                    case CLEAR -> "loaded unmasked (governance.mask.mode=clear)";
                    case ENCRYPTED -> "encrypted or masked (governance.mask.mode=encrypted)";
                };
    }
}
