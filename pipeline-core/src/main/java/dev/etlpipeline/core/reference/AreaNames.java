package dev.etlpipeline.core.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Names for GSS codes, the nine characters by which the ONS names areas. Countries and regions ship with the pipeline
 * ({@code seeds/reference/gss-codes.csv}); districts come from a file of the ONS with a column of codes and one of names,
 * such as {@code LAD23CD} and {@code LAD23NM}, and where it has them the region of each, {@code RGN23CD}.
 */
final class AreaNames {

    /** Says that there is none: no region in Wales, no district on the Isle of Man. */
    private static final Pattern PSEUDO = Pattern.compile("[A-Z]99999999");

    /** E09: by definition the boroughs of London. */
    private static final String LONDON_BOROUGH = "E09";

    private static final String LONDON = "E12000007";

    /** Columns of district codes, the best first. */
    private static final List<Pattern> DISTRICT_CODES = Stream.of(
                    "LAD\\d\\dCD", "L[TA]LA\\d\\dCD", "LAU1?\\d\\dCD", "UTLA\\d\\dCD")
            .map(Pattern::compile)
            .toList();

    private static final Pattern REGION_CODE = Pattern.compile("RGN\\d\\dCD");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();
    private int districts;

    /** With the names that ship. */
    AreaNames() {
        try (InputStream in = AreaNames.class.getResourceAsStream("gss-codes.csv")) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks gss-codes.csv");
            }
            for (CSVRecord line : parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                names.put(line.get("code"), line.get("name"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place of the column of district codes in a header; empty where the file does not name districts. */
    static Optional<Integer> districtCodes(List<String> header) {
        List<String> upper =
                header.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        return DISTRICT_CODES.stream()
                .flatMap(pattern ->
                        upper.stream().filter(name -> pattern.matcher(name).matches()))
                .filter(name -> upper.contains(nameColumn(name)))
                .map(upper::indexOf)
                .findFirst();
    }

    private static String nameColumn(String codeColumn) {
        return codeColumn.substring(0, codeColumn.length() - 2) + "NM";
    }

    /** Adds a file's districts; what is named already stays. */
    void add(List<String> header, InputStream file) throws IOException {
        String code = header.get(districtCodes(header).orElseThrow());
        String name = header.stream()
                .filter(column -> column.equalsIgnoreCase(nameColumn(code)))
                .findFirst()
                .orElseThrow();
        Optional<String> region = header.stream()
                .filter(column ->
                        REGION_CODE.matcher(column.toUpperCase(Locale.ROOT)).matches())
                .findFirst();
        for (CSVRecord line : parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            if (line.isConsistent()) {
                district(line.get(code).strip(), line.get(name).strip());
                region.ifPresent(column -> regions.putIfAbsent(line.get(code), line.get(column)));
            }
        }
    }

    private void district(String code, String name) {
        if (!code.isEmpty() && !name.isEmpty() && names.putIfAbsent(code, name) == null) {
            districts++;
        }
    }

    private static Iterable<CSVRecord> parse(Reader reader) throws IOException {
        return CSVParser.parse(
                new WithoutMark(reader),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setAllowMissingColumnNames(true)
                        .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                        .setTrim(true)
                        .get());
    }

    /** How many districts have a name. */
    int districts() {
        return districts;
    }

    /** The code itself where it has no name here; null where it means that there is none. */
    @Nullable
    String name(@Nullable String code) {
        return code == null || PSEUDO.matcher(code).matches() ? null : names.getOrDefault(code, code);
    }

    /** The region of a district, as far as that is known. */
    @Nullable
    String regionOf(@Nullable String district) {
        if (district == null) {
            return null;
        }
        return name(district.startsWith(LONDON_BOROUGH) ? LONDON : regions.get(district));
    }
}
