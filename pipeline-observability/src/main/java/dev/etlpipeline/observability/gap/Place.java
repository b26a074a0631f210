package dev.etlpipeline.observability.gap;

import dev.etlpipeline.core.source.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run can fail, in the order in which it gets there. */
enum Place {
    BEFORE("before the run", null),
    START("before the first chunk", null),
    EXTRACT("EXTRACT", Stage.EXTRACT),
    TRANSFORM("TRANSFORM", Stage.TRANSFORM),
    VALIDATE("VALIDATE", Stage.VALIDATE),
    ENRICH("ENRICH", Stage.ENRICH),
    LOAD("LOAD", Stage.LOAD),
    END("at the end", null),
    PROCESS("the process", null);

    private final String words;
    private final @Nullable Stage stage;

    Place(String words, @Nullable Stage stage) {
        this.words = words;
        this.stage = stage;
    }

    String words() {
        return words;
    }

    /** Empty where no row is under way. */
    Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }
}
