package dev.etlpipeline.governance.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    @TempDir
    private Path home;

    @Test
    void isMadeOnceAndGivesEachPurposeAKeyOfItsOwn() throws IOException {
        byte[] first = key(true).required("mask");

        assertThat(first).hasSize(MasterKey.BYTES).isEqualTo(key(true).required("mask"));
        assertThat(key(true).required("audit")).isNotEqualTo(first);
        try (var files = Files.list(home.resolve("keys"))) {
            assertThat(files).containsExactly(home.resolve("keys/one.key"));
        }
    }

    @Test
    @Criterion("encryption.2")
    void isForItsOwnerAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        key(true).required("mask");
        Path file = home.resolve("keys/one.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> key(true).derived("mask"))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    @Criterion("encryption.2")
    void isNotMadeWhereTheSettingsSayNo() {
        assertThat(key(false).derived("mask")).isEmpty();
        assertThatThrownBy(() -> key(false).required("mask"))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("governance.keys.master");
    }

    @Test
    void isNotMadeForWhatOnlyLooks() {
        assertThat(key(true).kept("audit")).isEmpty();
        assertThat(home.resolve("keys/one.key")).doesNotExist();

        byte[] made = key(true).required("audit");

        assertThat(key(true).kept("audit")).contains(made);
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> MasterKey.of(home, settings(Optional.of("hunter2"), false))
                        .derived("mask"))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("governance.keys.master holds no key")
                .hasMessageNotContaining("hunter2");
    }

    private MasterKey key(boolean create) {
        return MasterKey.of(home, settings(Optional.empty(), create));
    }

    private static KeySettings settings(Optional<String> master, boolean create) {
        return new KeySettings() {
            @Override
            public Path file() {
                return Path.of("keys", "one.key");
            }

            @Override
            public Optional<String> master() {
                return master;
            }

            @Override
            public boolean create() {
                return create;
            }

            @Override
            public Path dataFile() {
                return Path.of("keys", "data-keys.json");
            }

            @Override
            public Optional<String> manager() {
                return Optional.empty();
            }
        };
    }

    @Test
    void noOtherOneIsMadeInPlaceOfOneThatIsLost() throws IOException {
        TestKeys.in(home).create();
        Path file = home.resolve("master.key");
        Files.delete(file);

        Secrets secrets = TestKeys.secrets(home, "master.key");

        assertThatThrownBy(() -> secrets.derived("masks"))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("there is no key file")
                .hasMessageContaining("Bring a copy of it back");
        assertThat(file).doesNotExist();
    }
}
