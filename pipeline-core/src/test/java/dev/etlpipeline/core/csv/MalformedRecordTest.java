package dev.etlpipeline.core.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedRecordTest {

    @TempDir
    Path folder;

    @Test
    void rejectsARecordOfTooManyOrTooFewColumns() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1\n2,b,c\n3,d\n");

        List<Reject> rejects = csv.rejects();

        assertThat(csv.values()).containsExactly(List.of("3", "d"));
        assertThat(rejects)
                .extracting(Reject::rule, reject -> reject.violations().get(0).reason())
                .containsExactly(
                        tuple("column-count", "expected 2 columns, found 1"),
                        tuple("column-count", "expected 2 columns, found 3"));
        assertThat(rejects).extracting(Reject::stage).containsOnly(Stage.EXTRACT);
        assertThat(rejects).extracting(Reject::row).containsOnlyNulls();
    }

    @Test
    void saysWhereAMalformedRecordStood() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,\"a\nb\"\n2,\"c\"d\n3,e\n");

        assertThat(csv.rejects())
                .extracting(
                        Reject::rule,
                        reject -> reject.origin().record(),
                        reject -> reject.origin().line(),
                        reject -> reject.origin().offset(),
                        reject -> reject.origin().raw().text())
                .containsExactly(tuple("quoting", 2L, 4L, 16L, "2,\"c\"d"));
        assertThat(csv.rows())
                .extracting(row -> row.origin().record(), row -> row.origin().line())
                .containsExactly(tuple(1L, 2L), tuple(3L, 5L));
    }

    @Test
    void losesOnlyTheLineThatOpensAQuoteForever() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\n2,\"b\n3,c\n4,d\n");

        assertThat(csv.values()).containsExactly(List.of("1", "a"), List.of("3", "c"), List.of("4", "d"));
        assertThat(csv.rejects())
                .extracting(Reject::rule, reject -> reject.origin().raw().text())
                .containsExactly(tuple("quoting", "2,\"b"));
    }

    @Test
    void losesOnlyTheFirstLineWhereTheNextQuoteIsAStray() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,\"a\n2,b\n3,\"c\"\n4,\"d\ne\"\n");

        assertThat(csv.values()).containsExactly(List.of("2", "b"), List.of("3", "c"), List.of("4", "d\ne"));
        assertThat(csv.rejects()).extracting(Reject::rule).containsExactly("quoting");
    }

    @Test
    void looksForAClosingQuoteWithinTheLimitOnly() throws IOException {
        String lines = "x,y\n".repeat(10);
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,\"a\n" + lines + "2,b\"\n3,c\n").maxRecordBytes(32);

        assertThat(csv.rejects())
                .extracting(Reject::rule, reject -> reject.origin().raw().text())
                .containsExactly(tuple("quoting", "1,\"a"));
        assertThat(csv.values()).hasSize(12).contains(List.of("2", "b\""), List.of("3", "c"));
    }

    @Test
    void takesARecordAsLongAsTheLimit() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1," + "a".repeat(14) + "\n2," + "b".repeat(15) + "\n3,c\n")
                .maxRecordBytes(16);

        assertThat(csv.values()).containsExactly(List.of("1", "a".repeat(14)), List.of("3", "c"));
        assertThat(csv.rejects())
                .extracting(Reject::rule, reject -> reject.origin().raw().text())
                .containsExactly(tuple("record-too-long", "2," + "b".repeat(14)));
    }

    @Test
    void losesOneLineToARecordOfManyTimesTheLimit() throws IOException {
        CsvFixture csv = new CsvFixture(
                        folder, "id,name\n1,a\n2,\"" + "b".repeat(3_000_000) + "\n3,c\n4," + "d".repeat(3_000_000))
                .maxRecordBytes(1000);

        List<Chunk> chunks = csv.chunks();

        assertThat(csv.values()).containsExactly(List.of("1", "a"), List.of("3", "c"));
        assertThat(csv.rejects())
                .extracting(
                        Reject::rule,
                        reject -> reject.origin().raw().length(),
                        reject -> reject.origin().line(),
                        reject -> reject.origin().offset())
                .containsExactly(
                        tuple("record-too-long", 1000, 3L, 12L), tuple("record-too-long", 1000, 5L, 3_000_020L));
        assertThat(chunks.get(chunks.size() - 1).after().offset()).isEqualTo(6_000_022L);
    }

    @Test
    void losesTheFirstLineOfARecordThatItsQuotesMakeTooLong() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n\"1\n2\"," + "a".repeat(40) + "\n3,c\n").maxRecordBytes(16);

        assertThat(csv.values()).containsExactly(List.of("3", "c"));
        assertThat(csv.rows().get(0).origin().line()).isEqualTo(4);
        assertThat(csv.rejects())
                .extracting(Reject::rule, reject -> reject.origin().raw().text())
                .containsExactly(tuple("quoting", "\"1"), tuple("record-too-long", "2\"," + "a".repeat(13)));
    }

    @Test
    void rejectsAFieldOverTheLimitAndARecordOfSmallFieldsOverIt() throws IOException {
        int limit = 1 << 20;
        String content = "id,name\n1," + "a".repeat(limit) + "\n2,\"" + "b".repeat(limit) + "\"\n3"
                + ",c".repeat(limit / 2) + "\n4,d\n";
        CsvFixture csv = new CsvFixture(folder, content);

        assertThat(csv.rejects())
                .extracting(
                        Reject::rule,
                        reject -> reject.origin().record(),
                        reject -> reject.origin().line(),
                        reject -> reject.origin().offset(),
                        reject -> reject.origin().raw().length())
                .containsExactly(
                        tuple("record-too-long", 1L, 2L, 8L, limit),
                        tuple("record-too-long", 2L, 3L, (long) content.indexOf("2,\""), limit),
                        tuple("record-too-long", 3L, 4L, (long) content.indexOf("3,c"), limit));
        assertThat(csv.values()).containsExactly(List.of("4", "d"));
    }

    @Test
    void saysOfEachKindWhatStoodWhere() throws IOException {
        String content = "id,name\n1\n2,\"b\"x\n3,c\0\n4," + "d".repeat(40) + "\n5,\u00e9\n6,\"f\n7,g\n";
        byte[] bytes = content.getBytes(ISO_8859_1);
        CsvFixture csv = new CsvFixture(folder, bytes).maxRecordBytes(30);

        assertThat(csv.rejects())
                .extracting(
                        Reject::rule,
                        reject -> reject.origin().record(),
                        reject -> reject.origin().line(),
                        reject -> reject.origin().offset(),
                        reject -> reject.origin().raw().bytes())
                .containsExactly(
                        tuple("column-count", 1L, 2L, 8L, raw("1")),
                        tuple("quoting", 2L, 3L, 10L, raw("2,\"b\"x")),
                        tuple("nul", 3L, 4L, 17L, raw("3,c\0")),
                        tuple("record-too-long", 4L, 5L, 22L, raw("4," + "d".repeat(28))),
                        tuple("charset", 5L, 6L, 65L, raw("5,\u00e9")),
                        tuple("quoting", 6L, 7L, 69L, raw("6,\"f")));
        assertThat(csv.values()).containsExactly(List.of("7", "g"));
    }

    private static ByteBuffer raw(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }

    @Test
    void rejectsBytesThatAreNotTheCharsets() throws IOException {
        byte[] content = "id,name\n1,J\u00fcrgen\n2,b\n".getBytes(ISO_8859_1);

        List<Reject> asUtf8 = new CsvFixture(folder, content).rejects();

        assertThat(asUtf8)
                .extracting(Reject::rule, reject -> reject.origin().raw().length())
                .containsExactly(tuple("charset", 8));
        assertThat(asUtf8.get(0).violations().get(0).reason())
                .contains("UTF-8", "from byte 4")
                .doesNotContain("rgen");
        assertThat(new CsvFixture(folder, content).charset(ISO_8859_1).values())
                .containsExactly(List.of("1", "J\u00fcrgen"), List.of("2", "b"));
    }

    @Test
    void rejectsASequenceThatTheRecordsEndCutsOff() throws IOException {
        byte[] content = "id,name\n1,\u20ac\n2,b".getBytes(UTF_8);
        byte[] cut = new byte[content.length - 1];
        System.arraycopy(content, 0, cut, 0, 12);
        System.arraycopy(content, 13, cut, 12, content.length - 13);

        CsvFixture csv = new CsvFixture(folder, cut);

        assertThat(csv.rejects()).extracting(Reject::rule).containsExactly("charset");
        assertThat(csv.values()).containsExactly(List.of("2", "b"));
    }

    @Test
    void rejectsBytesThatWindows1252LeavesOpen() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,\u0081\n2,\u0080\n".getBytes(ISO_8859_1))
                .charset(Charset.forName("windows-1252"));

        assertThat(csv.rejects()).extracting(Reject::rule).containsExactly("charset");
        assertThat(csv.values()).containsExactly(List.of("2", "\u20ac"));
    }

    @Test
    void rejectsANulByteWhereverItStands() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\0b\n\0,c\n2,\"d\n\0\"\n3,\"e\"\0\n4,f\n");

        assertThat(csv.rejects()).extracting(Reject::rule).containsExactly("nul", "nul", "nul", "quoting");
        assertThat(csv.rejects().get(0).violations().get(0).reason()).contains("byte 4 of");
        assertThat(csv.rejects().get(2).origin().raw().text()).isEqualTo("2,\"d\n\0\"");
        assertThat(csv.values()).containsExactly(List.of("4", "f"));
    }

    @Test
    void seesANulByteBeyondWhatAnEarlierLookAheadCovered() throws IOException {
        // Line 1 opens a quote and passes the limit; line 2 is open at the same place and closes within its own limit.
        String content = "id,name\n\"a,\",\"\n\"b,\",\"\n" + "x".repeat(10) + "\0" + "x".repeat(9) + "\"\n3,c\n";
        CsvFixture csv = new CsvFixture(folder, content).maxRecordBytes(34);

        assertThat(csv.rejects()).extracting(Reject::rule).contains("nul");
        csv.chunkRows(1).startsAnywhere();
    }

    @Test
    void endsInsideARecord() throws IOException {
        assertThat(new CsvFixture(folder, "id,name\n1,a\n2").rejects())
                .extracting(Reject::rule)
                .containsExactly("column-count");
        assertThat(new CsvFixture(folder, "id,name\n1,a\n2,\"b").rejects())
                .extracting(Reject::rule)
                .containsExactly("quoting");
        assertThat(new CsvFixture(folder, "id,name\n1,a\n2,").rejects()).isEmpty();
    }

    @Test
    void readsAFileInWhichEveryLineOpensAQuoteInOnePass() {
        String line = "a\",x,\"\n";

        // Without what Horizon keeps this takes 600,000 looks at a megabyte each.
        List<Reject> rejects = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> new CsvFixture(folder, "id,name\n" + line.repeat(600_000)).rejects());

        assertThat(rejects.size()).isEqualTo(600_000);
        assertThat(rejects).allMatch(reject -> reject.rule().equals("quoting"));
    }

    @Test
    void neverShowsAValueInAReason() throws IOException {
        CsvFixture csv =
                new CsvFixture(folder, "id,name\nsecret\n\"secret\"x,a\n\"secret\nsecret,\0\n").maxRecordBytes(4096);

        assertThat(csv.rejects())
                .hasSize(4)
                .allSatisfy(reject -> assertThat(reject.violations().toString()).doesNotContain("secret"));
    }
}
