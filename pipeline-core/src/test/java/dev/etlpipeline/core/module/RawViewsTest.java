package dev.etlpipeline.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawViewsTest {

    private static final List<Column> COLUMNS = List.of(Column.text("id", 9).asKey());

    static final PipelineDefinition DEFINITION = new PipelineDefinition(
            "people",
            new SourceSpec(StandardCharsets.UTF_8, ',', COLUMNS, Map.of(), List.of()),
            new Schema(COLUMNS),
            List.of(),
            List.of(),
            List.of(),
            new TargetSpec("warehouse", "people", false, true));

    private static final Reject REJECT =
            new Reject(Stage.VALIDATE, List.of(new Violation("r", null, "why")), Origin.ofRecord(1), null);

    /** Does not come back. */
    private static final RawView STARS = new RawView() {
        @Override
        public String show(PipelineDefinition definition, Reject reject, String raw) {
            return "*".repeat(raw.length());
        }

        @Override
        public String reveal(String pipeline, String kept) {
            if (kept.startsWith("*")) {
                throw new UnsupportedOperationException("only stars were kept");
            }
            return kept;
        }
    };

    private static final RawView REVERSED = new RawView() {
        @Override
        public String show(PipelineDefinition definition, Reject reject, String raw) {
            return "<" + new StringBuilder(raw).reverse();
        }

        @Override
        public String reveal(String pipeline, String kept) {
            return kept.startsWith("<")
                    ? new StringBuilder(kept.substring(1)).reverse().toString()
                    : kept;
        }

        @Override
        public String protect(String pipeline, String text) {
            return "<" + new StringBuilder(text).reverse();
        }
    };

    @Test
    void withoutViewsARecordStaysAsItIs() {
        assertThat(show("abc")).isEqualTo(new RawViews.Kept("abc", true));
    }

    @Test
    void whatCannotBeUndoneIsSaidNotToBeWhole() {
        assertThat(show("abc", STARS)).isEqualTo(new RawViews.Kept("***", false));
        assertThatThrownBy(() -> new RawViews(List.of(STARS)).reveal("people", "***"))
                .hasMessage("only stars were kept");
    }

    @Test
    void whatCanBeUndoneIsNotSpoiltByWhatCannot() {
        for (List<RawView> views : List.of(List.of(STARS, REVERSED), List.of(REVERSED, STARS))) {
            RawViews both = new RawViews(views);

            assertThat(both.show(DEFINITION, REJECT, "abc")).isEqualTo(new RawViews.Kept("<cba", true));
            assertThat(both.reveal("people", "<cba")).isEqualTo("abc");
            assertThat(both.reveal("people", "kept before"))
                    .as("kept before there were views")
                    .isEqualTo("kept before");
        }
    }

    @Test
    void whatHasToComeBackIsChangedOnlyByWhatCanBeUndone() {
        for (List<RawView> views : List.of(List.of(STARS, REVERSED), List.of(REVERSED, STARS))) {
            RawViews both = new RawViews(views);

            assertThat(both.protect("people", "abc")).isEqualTo("<cba");
            assertThat(both.unprotect("people", "<cba")).isEqualTo("abc");
            assertThat(both.unprotect("people", "kept before")).isEqualTo("kept before");
        }
        assertThat(new RawViews(List.of(STARS)).unprotect("people", "*looks starred"))
                .isEqualTo("*looks starred");
    }

    @Test
    void saysNothingOfWhatIsKept() {
        assertThat(show("secret")).hasToString("Kept[6 characters, whole]");
    }

    private static RawViews.Kept show(String raw, RawView... views) {
        return new RawViews(List.of(views)).show(DEFINITION, REJECT, raw);
    }
}
