package dev.etlpipeline.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedSha256Test {

    private static byte[] repeated(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] key, byte[]... parts) {
        return HexFormat.of().formatHex(new KeyedSha256(key).of(parts));
    }

    /** Test cases 1, 2, 3 and 6 of RFC 4231. */
    @Test
    void givesWhatTheStandardSays() {
        assertThat(hex(repeated(0x0b, 20), ascii("Hi There")))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThat(hex(ascii("Jefe"), ascii("what do ya want "), ascii("for nothing?")))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(hex(repeated(0xaa, 20), repeated(0xdd, 50)))
                .isEqualTo("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        assertThat(hex(repeated(0xaa, 131), ascii("Test Using Larger Than Block-Size Key - Hash Key First")))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void agreesWithThePlatformAtEveryLengthAndFromManyThreads() throws Exception {
        byte[] key = repeated(7, 32);
        byte[] message = new byte[300];
        new Random(1).nextBytes(message);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        KeyedSha256 keyed = new KeyedSha256(key);

        byte[][] found = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(i -> keyed.of(message, i % 20, i % 280))
                .toArray(byte[][]::new);

        for (int i = 0; i < found.length; i++) {
            mac.update(message, i % 20, i % 280);
            assertThat(found[i]).isEqualTo(mac.doFinal());
        }
    }

    @Test
    void refusesAnEmptyKey() {
        assertThatThrownBy(() -> new KeyedSha256(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key has bytes");
    }
}
