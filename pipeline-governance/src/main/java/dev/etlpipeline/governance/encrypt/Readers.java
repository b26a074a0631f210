package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.input.KeyedSha256;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.key.Secrets;
import dev.etlpipeline.governance.scheme.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who may see encrypted values.
 *
 * @param user    who asks, as the operating system knows them
 * @param allowed users who may see all of them
 * @param scheme  whose roles may see the classes that they have
 */
record Readers(String user, List<String> allowed, Scheme scheme, Secrets secrets) {

    /** For names of rows on record: a key of a row may be personal data. */
    private static final String PURPOSE = "row-pseudonym";

    /** Bytes of a pseudonym that are shown. */
    private static final int SHOWN = 8;

    boolean mayRead(Column column) {
        return allowed.contains(user) || scheme.maySee(scheme.classOf(column), user);
    }

    /** A name for a row that only who has the master key can make of its key: the same row has the same name. */
    String pseudonym(List<Object> key) {
        String values = key.stream().map(value -> ValueText.of(value) + '\0').collect(Collectors.joining());
        byte[] hash = new KeyedSha256(secrets.required(PURPOSE)).of(values.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, SHOWN);
    }
}
