package dev.etlpipeline.governance.key;

import java.util.Optional;

/** Finds what wraps data keys. */
final class Managers {

    private Managers() {}

    static KeyManagement named(Optional<String> name, Secrets secrets) {
        return name.isEmpty() ? new LocalKeyManagement(secrets) : made(name.get());
    }

    private static KeyManagement made(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(KeyManagement.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new KeyException(
                    "governance.keys.manager names " + name + ", which is not on the class path, is no KeyManagement or"
                            + " has no public constructor without parameters ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
