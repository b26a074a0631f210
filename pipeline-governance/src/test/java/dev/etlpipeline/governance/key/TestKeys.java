package dev.etlpipeline.governance.key;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Data keys in a folder, wrapped by a master key that is made there. */
public final class TestKeys {

    private TestKeys() {}

    public static DataKeys in(Path home) {
        return new DataKeys(
                home.resolve("data-keys.json"),
                () -> new LocalKeyManagement(secrets(home, "master.key")),
                Clock.systemUTC(),
                System::nanoTime);
    }

    public static Secrets secrets(Path home, String file) {
        return MasterKey.of(home, settings(Path.of(file)));
    }

    private static KeySettings settings(Path file) {
        return new KeySettings() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public Optional<String> master() {
                return Optional.empty();
            }

            @Override
            public boolean create() {
                return true;
            }

            @Override
            public Path dataFile() {
                return Path.of("data-keys.json");
            }

            @Override
            public Optional<String> manager() {
                return Optional.empty();
            }
        };
    }
}
