package dev.etlpipeline.chaos.corruptinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorruptorTest {

    private static final int ROWS = 500;
    private static final int BAD = 40;

    @TempDir
    Path one;

    @TempDir
    Path other;

    private DamagedFile written;

    @BeforeEach
    void write() throws IOException {
        written = Corruptor.write(one, 7, ROWS, BAD, Corruptor.BAD);
    }

    @Test
    void writesTheSameFileForTheSameSeed() throws IOException {
        DamagedFile again = Corruptor.write(other, 7, ROWS, BAD, Corruptor.BAD);

        assertThat(again.damaged()).hasSameBinaryContentAs(written.damaged());
    }

    @Test
    void writesAnotherFileForAnotherSeed() throws IOException {
        DamagedFile another = Corruptor.write(other, 8, ROWS, BAD, Corruptor.BAD);

        assertThat(Files.mismatch(another.damaged(), written.damaged())).isNotNegative();
    }

    @Test
    void damagesSoManyRecordsInEveryWay() {
        assertThat(written.bad()).hasSize(BAD);
        assertThat(written.kinds()).containsKeys(Damage.CUT_OFF, Damage.ALL_QUOTED, Damage.LINE_END_IN_QUOTES);
        assertThat(written.kinds().keySet()).containsAll(Corruptor.BAD);
    }

    @Test
    void knowsWhereEachRecordStands() throws IOException {
        byte[] file = Files.readAllBytes(written.damaged());

        assertThat(written.records()).hasSize(ROWS).allSatisfy(expected -> {
            int from = (int) expected.offset();
            assertThat(Arrays.copyOfRange(file, from, from + expected.bytes().length))
                    .isEqualTo(expected.bytes());
        });
    }

    @Test
    void leavesAnUndamagedFileOnlyWithAnotherForm() throws IOException {
        DamagedFile whole = Corruptor.write(other, 7, ROWS, 0, Corruptor.BAD);

        assertThat(whole.bad()).isEmpty();
        assertThat(Files.readString(whole.damaged())
                        .substring(1)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n'))
                .isEqualTo(Files.readString(whole.plain()));
    }
}
