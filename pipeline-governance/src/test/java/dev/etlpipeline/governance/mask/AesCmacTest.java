package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.prf.AesCmacPrfKey;
import com.google.crypto.tink.prf.AesCmacPrfParameters;
import com.google.crypto.tink.subtle.PrfAesCmac;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesCmacTest {

    private static byte[] of(AesCmac cmac, byte[] message) {
        byte[] out = new byte[AesCmac.BLOCK];
        cmac.of(Arrays.copyOf(message, message.length + AesCmac.BLOCK), message.length, out);
        return out;
    }

    /** The four of RFC 4493, chapter 4. */
    @ParameterizedTest
    @CsvSource({
        "'', bb1d6929e95937287fa37d129b756746",
        "6bc1bee22e409f96e93d7e117393172a, 070a16b46b4d4144f79bdd9dd04a287c",
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411, dfa66747de9ae63030ca32611497c827",
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52ef"
                + "f69f2445df4f9b17ad2b417be66c3710, 51f0bebf7e3b9d92fc49741779363cfe"
    })
    void makesWhatTheRfcSays(String message, String expected) {
        AesCmac cmac = new AesCmac(HexFormat.of().parseHex("2b7e151628aed2a6abf7158809cf4f3c"));

        assertThat(HexFormat.of().formatHex(of(cmac, HexFormat.of().parseHex(message))))
                .isEqualTo(expected);
    }

    @Test
    void makesWhatTinkMakesOfMessagesOfEveryLength() throws GeneralSecurityException {
        Random random = new Random(1);
        byte[] key = new byte[32];
        random.nextBytes(key);
        AesCmac cmac = new AesCmac(key);
        var tink = PrfAesCmac.create(AesCmacPrfKey.create(
                AesCmacPrfParameters.create(key.length), SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())));

        for (int length = 0; length <= 200; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);

            assertThat(of(cmac, message)).as("%s bytes", length).isEqualTo(tink.compute(message, AesCmac.BLOCK));
        }
    }
}
