package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.input.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lineage as it is kept: lines of text, and a digest by which equal ones are known.
 *
 * @param digest SHA-256 of the target and all lines, 64 lower-case hex digits
 */
record Mapping(String digest, List<Line> lines) {

    /** Where a value comes from that is no enrichment's. */
    static final String FILE = "file";

    /** How a value comes that is written, changed or not. */
    static final String VALUE = "value";

    private static final String ENRICHMENT = "enrichment ";

    /** Longest path kept, that of the column. */
    private static final int MAX_PATH = 2000;

    /**
     * An {@link Edge} in words.
     *
     * @param origin {@value #FILE}, or the enrichment
     * @param how    value or decides
     */
    record Line(String target, String origin, String field, String how, String path, String protection) {

        static Line of(Edge edge) {
            String path = edge.path();
            return new Line(
                    edge.target(),
                    edge.fromFile() ? FILE : ENRICHMENT + edge.enrichment(),
                    edge.field(),
                    edge.value() ? VALUE : "decides",
                    path.length() > MAX_PATH ? path.substring(0, MAX_PATH) : path,
                    edge.protection().word());
        }
    }

    static Mapping of(Lineage lineage) {
        List<Line> lines = lineage.edges().stream().map(Line::of).toList();
        String text = lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
        byte[] digest = Sha256.digest().digest((lineage.target() + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return new Mapping(HexFormat.of().formatHex(digest), lines);
    }
}
