package dev.etlpipeline.governance.key;

import dev.etlpipeline.core.input.KeyedSha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master key, from the settings or a file. Keys for a purpose are HMAC-SHA256 of the purpose under it: the one-block case of
 * HKDF-Expand (RFC 5869).
 */
public final class MasterKey implements Secrets {

    /** Bytes of the key, as many as HMAC-SHA256 makes use of. */
    static final int BYTES = 32;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);

    private final Path file;
    private final Optional<String> given;
    private final boolean create;
    private final Optional<Path> wrapped;
    private byte @Nullable [] key;

    /** @param wrapped file that only this key opens, where there may be one */
    private MasterKey(Path file, Optional<String> given, boolean create, Optional<Path> wrapped) {
        this.file = file;
        this.given = given;
        this.create = create;
        this.wrapped = wrapped;
    }

    /** @param home where a relative path of the settings starts */
    public static MasterKey of(Path home, KeySettings settings) {
        Optional<Path> wrapped =
                settings.manager().isPresent() ? Optional.empty() : Optional.of(home.resolve(settings.dataFile()));
        return new MasterKey(home.resolve(settings.file()), settings.master(), settings.create(), wrapped);
    }

    @Override
    public Optional<byte[]> derived(String purpose) {
        return key(create).map(master -> hmac(master, purpose));
    }

    @Override
    public Optional<byte[]> kept(String purpose) {
        return key(false).map(master -> hmac(master, purpose));
    }

    @Override
    public byte[] required(String purpose) {
        return derived(purpose)
                .orElseThrow(
                        () -> new KeyException("there is no key: neither governance.keys.master is set nor is there a"
                                + " file " + file + ". Give one of them, or let the file be made with"
                                + " --set governance.keys.create=true"));
    }

    private synchronized Optional<byte[]> key(boolean making) {
        if (key == null) {
            key = given.isPresent() ? decoded(given.get(), "governance.keys.master") : read(making);
        }
        return Optional.ofNullable(key);
    }

    private byte @Nullable [] read(boolean making) {
        try {
            if (!Files.exists(file)) {
                if (!making) {
                    return null;
                }
                refuseWhereOneIsLost();
                write();
            }
            refuseOthers();
            return decoded(Files.readString(file, StandardCharsets.US_ASCII), "file " + file);
        } catch (IOException e) {
            throw new KeyException(
                    "the key file " + file + " could not be read or made ("
                            + e.getClass().getSimpleName()
                            + "). Let governance.keys.file name a file that its owner may read and write",
                    e);
        }
    }

    /** A new key would open nothing that is encrypted, and would mask and hash as nothing before it. */
    private void refuseWhereOneIsLost() {
        if (wrapped.filter(Files::exists).isPresent()) {
            throw new KeyException(
                    "there is no key file " + file + ", and the data keys in " + wrapped.get()
                            + " open with the key alone that wrapped them. Bring a copy of it back; no other one is made in its place");
        }
    }

    /** Whole or not at all: another process may want it at the same time. */
    private void write() throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            Files.writeString(part, Base64.getEncoder().encodeToString(made) + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, part);
            LOG.info("A key was made in {}; keep a copy of it away from the data", file);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another process made {} meanwhile", file);
        } finally {
            Files.delete(part);
        }
    }

    private void refuseOthers() throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new KeyException("the key file " + file + " can be read by others than its owner; type: chmod 600 "
                    + file + ", and think of making a new key");
        }
    }

    private static byte[] decoded(String text, String where) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text.strip());
            if (decoded.length == BYTES) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("No Base64 in {}", where);
        }
        throw new KeyException(where + " holds no key: " + BYTES + " bytes in Base64 are wanted, such as"
                + " `openssl rand -base64 32` makes");
    }

    private static byte[] hmac(byte[] master, String purpose) {
        return new KeyedSha256(master).of(purpose.getBytes(StandardCharsets.UTF_8), new byte[] {1});
    }
}
