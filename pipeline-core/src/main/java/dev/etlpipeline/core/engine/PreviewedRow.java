package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record and what the stages made of it. Not to be logged: it is the file's own data. */
public final class PreviewedRow {

    private final Origin origin;
    private final Map<Stage, List<@Nullable Object>> values = new EnumMap<>(Stage.class);
    private @Nullable Reject reject;

    PreviewedRow(Origin origin) {
        this.origin = origin;
    }

    void reached(Stage stage, @Nullable Object[] newValues) {
        List<@Nullable Object> copy = new ArrayList<>(newValues.length);
        Collections.addAll(copy, newValues);
        values.put(stage, Collections.unmodifiableList(copy));
    }

    /** @param newValues of its row as they may be shown, or null where no row could be made */
    void rejected(Reject newReject, @Nullable Object @Nullable [] newValues) {
        reject = newReject;
        if (newValues != null) {
            reached(newReject.stage(), newValues);
        }
    }

    public Origin origin() {
        return origin;
    }

    /** The stages it came through, each with the values behind it in the schema's order; LOAD has what the target gets. */
    public Map<Stage, List<@Nullable Object>> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Why it would not be loaded, where it would not. */
    public Optional<Reject> reject() {
        return Optional.ofNullable(reject);
    }
}
