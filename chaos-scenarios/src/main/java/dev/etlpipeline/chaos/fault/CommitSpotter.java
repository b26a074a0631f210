package dev.etlpipeline.chaos.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a commit in what a client of H2 or SQL Server says on one unencrypted connection. SQL Server's driver sends a batch
 * {@code IF @@TRANCOUNT > 0 COMMIT TRAN} in UTF-16LE. H2's prepares the statement {@code COMMIT} once a connection (its length and
 * UTF-16BE behind an id of the client's choice), and later executes that id (an operation, 3, and the id). A driver sends nothing more
 * before it has an answer, so a request is never torn over what is still to come; that it begins in one packet and ends in
 * the next is seen by keeping the last bytes.
 */
final class CommitSpotter {

    private static final byte[] SQL_SERVER = "COMMIT TRAN".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] H2_PREPARE = ByteBuffer.allocate(16)
            .putInt("COMMIT".length())
            .put("COMMIT".getBytes(StandardCharsets.UTF_16BE))
            .array();
    private static final int H2_EXECUTE_UPDATE = 3;
    private static final int KEPT = 32;

    /** Bytes of a request that carries no rows, among whose values the same bytes may stand by chance. */
    private static final int SHORT = 128;

    private byte[] tail = new byte[0];
    private byte @Nullable [] h2Execute;

    /** Whether a commit ends in these bytes. One thread. */
    boolean sees(byte[] said, int length) {
        byte[] seen = Arrays.copyOf(tail, tail.length + length);
        System.arraycopy(said, 0, seen, tail.length, length);
        boolean found = indexOf(seen, SQL_SERVER) >= 0;
        byte[] execute = h2Execute;
        found |= execute != null && length <= SHORT && indexOf(seen, execute) >= 0;
        int prepared = indexOf(seen, H2_PREPARE);
        if (prepared >= Integer.BYTES) {
            int id = ByteBuffer.wrap(seen).getInt(prepared - Integer.BYTES);
            h2Execute = ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(H2_EXECUTE_UPDATE)
                    .putInt(id)
                    .array();
        }
        tail = found || prepared >= 0
                ? new byte[0]
                : Arrays.copyOfRange(seen, Math.max(0, seen.length - KEPT), seen.length);
        return found;
    }

    private static int indexOf(byte[] where, byte[] what) {
        for (int i = 0; i <= where.length - what.length; i++) {
            if (where[i] == what[0] && Arrays.equals(where, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
