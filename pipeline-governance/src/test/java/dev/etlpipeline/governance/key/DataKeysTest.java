package dev.etlpipeline.governance.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.key.KeyEntry.State;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeysTest {

    @TempDir
    private Path home;

    @Test
    @Criterion("encryption.2")
    void keepsOneActiveKeyAndTheOldOnesForWhatTheyEncrypted() throws Exception {
        DataKeys keys = TestKeys.in(home);
        keys.create();
        byte[] encrypted = keys.active().aead().encrypt(new byte[] {7}, new byte[0]);
        String first = keys.active().id();

        KeyEntry second = keys.create();

        assertThat(keys.entries()).extracting(KeyEntry::state).containsExactly(State.OLD, State.ACTIVE);
        assertThat(keys.active().id()).isEqualTo(second.id()).startsWith("2-");
        assertThat(TestKeys.in(home).byId(first).aead().decrypt(encrypted, new byte[0]))
                .containsExactly(7);
    }

    @Test
    void theFileHoldsNoOpenKeyAndIsForItsOwnerAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        DataKeys keys = TestKeys.in(home);
        keys.create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(keys.file())).contains("\"wrapped-by\" : \"local:");
    }

    @Test
    void usesAKeyThatAnotherProcessMadeFromTheNextSecondOn() {
        TestKeys.in(home).create();
        AtomicLong time = new AtomicLong();
        DataKeys keys = new DataKeys(
                home.resolve("data-keys.json"),
                () -> new LocalKeyManagement(TestKeys.secrets(home, "master.key")),
                Clock.systemUTC(),
                time::get);
        assertThat(keys.active().id()).startsWith("1-");

        TestKeys.in(home).create();

        assertThat(keys.active().id()).startsWith("1-");
        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(keys.active().id()).startsWith("2-");
    }

    @Test
    void saysWhichMasterKeyIsMissing() {
        TestKeys.secrets(home, "other.key").required("any");
        String wrapped = TestKeys.in(home).create().wrappedBy();
        DataKeys others = new DataKeys(
                home.resolve("data-keys.json"),
                () -> new LocalKeyManagement(TestKeys.secrets(home, "other.key")),
                Clock.systemUTC(),
                System::nanoTime);

        assertThatThrownBy(others::active)
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("was wrapped by " + wrapped)
                .hasMessageContaining("give back the master key");
    }

    @Test
    void refusesADamagedFileAndAKeyUnderAnothersName() throws IOException {
        DataKeys keys = TestKeys.in(home);
        String id = keys.create().id();
        String text = Files.readString(keys.file());

        Files.writeString(keys.file(), text.replace(id, "9-aaaa"));
        assertThatThrownBy(() -> TestKeys.in(home).active()).hasMessageContaining("does not open");
        Files.writeString(keys.file(), text.substring(0, 40));
        assertThatThrownBy(() -> TestKeys.in(home).active()).hasMessageContaining("is damaged");
    }

    @Test
    @Criterion("encryption.2")
    void anotherProvidersKmsWrapsWhereSettingsNameIt() {
        DataKeys keys = new DataKeys(
                home.resolve("data-keys.json"),
                () -> Managers.named(Optional.of(StandInKms.class.getName()), TestKeys.secrets(home, "master.key")),
                Clock.systemUTC(),
                System::nanoTime);

        assertThat(keys.create().wrappedBy()).isEqualTo("stand-in-kms://keys/1");
        assertThat(keys.active().id()).startsWith("1-");
        assertThat(home.resolve("master.key")).doesNotExist();
    }

    @Test
    void refusesAKmsThatIsNone() {
        Secrets secrets = TestKeys.secrets(home, "master.key");

        assertThatThrownBy(() -> Managers.named(Optional.of("java.lang.String"), secrets))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("governance.keys.manager");
    }

    @Test
    void aCopyIsNotWrittenOverAndBringsBackOnlyWhatIsMissing() {
        DataKeys keys = TestKeys.in(home);
        keys.create();
        Path copy = home.resolve("copy.json");
        keys.backup(copy);
        keys.create();

        assertThatThrownBy(() -> keys.backup(copy)).hasMessageContaining("is there already");
        assertThat(keys.restore(copy)).isEmpty();
        assertThat(keys.entries()).extracting(KeyEntry::state).containsExactly(State.OLD, State.ACTIVE);
    }
}
