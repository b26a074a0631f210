package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeViewTest {

    private final ShapeView view = new ShapeView();

    @Test
    void leavesMarksAndNothingElse() {
        assertThat(SameForm.shape("17,\"Zoë O'Neill\",zoe@x.example,+44 20,\u0416"))
                .isEqualTo("99,\"Xxx X'Xxxxx\",xxx@x.xxxxxxx,+99 99,X");
        assertThat(SameForm.shape("\uD83D\uDE00\u0007"))
                .doesNotContain("\uD83D")
                .hasSize(3);
    }

    @Test
    void saysThatAFormDoesNotComeBack() {
        assertThatThrownBy(() -> view.reveal("customers", SameForm.shape("1,Ann")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("governance.mask.mode")
                .hasMessageContaining("load the file again");
    }

    @Test
    void leavesWhatWasKeptBeforeAsItIs() {
        assertThat(view.reveal("customers", "1,Ann")).isEqualTo("1,Ann");
    }
}
