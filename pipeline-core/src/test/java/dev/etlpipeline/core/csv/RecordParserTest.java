package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.row.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordParserTest {

    private final List<String> taken = new ArrayList<>();

    /** Frames that are cut where the bars stand, right or wrong. */
    private void parse(String barred) throws IOException {
        byte[] bytes = barred.getBytes(StandardCharsets.UTF_8);
        List<Frame> frames = new ArrayList<>();
        int from = 0;
        for (String part : barred.split("#", -1)) {
            int length = part.getBytes(StandardCharsets.UTF_8).length;
            frames.add(new Frame(from, length, 1, from, null));
            from += length + 1;
        }
        new RecordParser(new Encoding(StandardCharsets.UTF_8, 0), ',')
                .parse(bytes, 0, frames, new RecordParser.Taker() {
                    @Override
                    public void take(Frame frame, String @Nullable [] fields) {
                        Violation fault = frame.fault();
                        taken.add(fault == null ? Arrays.toString(fields) : fault.rule());
                    }

                    @Override
                    public void startOver() {
                        taken.clear();
                    }
                });
    }

    @Test
    void parsesTheRecordsOfAChunkTogether() throws IOException {
        parse("1,a#2,\"b,\u00e9\"#3,");

        assertThat(taken).containsExactly("[1, a]", "[2, b,\u00e9]", "[3, ]");
    }

    @Test
    void losesOnlyARecordThatTheParserRefuses() throws IOException {
        parse("1,a#2,\"b\"x#3,c");

        assertThat(taken).containsExactly("[1, a]", "quoting", "[3, c]");
    }

    @Test
    void losesOnlyARecordThatTheParserWouldMakeLonger() throws IOException {
        parse("1,a#2,\"b#3,\"c#4,d");

        assertThat(taken).containsExactly("[1, a]", "quoting", "quoting", "[4, d]");
    }

    @Test
    void losesOnlyARecordThatTheParserWouldMakeTwo() throws IOException {
        parse("1,a#2,b\n2,b#3,c");

        assertThat(taken).containsExactly("[1, a]", "quoting", "[3, c]");
    }

    @Test
    void growsWithARecordLongerThanItsRoom() throws IOException {
        parse("1,a#" + "x".repeat(100_000) + "#3,c");

        assertThat(taken).hasSize(3).endsWith("[3, c]");
        assertThat(taken.get(1)).hasSize(100_002);
    }
}
