package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which delimiter a file has, where nobody says. */
final class Delimiters {

    static final char COMMA = ',';

    /** Those that are tried; of equals the first is taken where no definition decides. */
    static final List<Character> TRIED = List.of(COMMA, ';', '\t', '|');

    /** Records looked at where no definition decides, at most; a file of other columns behind them is not one table. */
    private static final int SAMPLE = 200;

    private final ByteWindow window;
    private final Encoding encoding;
    private final int maxRecordBytes;

    Delimiters(ByteWindow window, Encoding encoding, int maxRecordBytes) {
        this.window = window;
        this.encoding = encoding;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** What a file looks like under a delimiter: more is better. */
    private record Look(char delimiter, double fits, int fields) {}

    /** A delimiter as definitions name it. */
    static String word(char delimiter) {
        return switch (delimiter) {
            case COMMA -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            default -> "'" + delimiter + "'";
        };
    }

    /**
     * The one under which the header has most of the columns that are declared. Where none of them gives any, it is the
     * one that gives most fields, so that the header's refusal speaks of what stands there.
     *
     * @throws SourceException where several give as many, but different ones
     */
    char byColumns(SourceSpec source, String file) throws IOException {
        Set<String> names = source.columns().stream()
                .map(column -> HeaderNames.canonical(source.header(column)))
                .collect(Collectors.toSet());
        List<Look> looks = new ArrayList<>();
        for (char delimiter : TRIED) {
            List<String> header = header(delimiter);
            Set<String> found =
                    header.stream().map(HeaderNames::canonical).collect(Collectors.toCollection(HashSet::new));
            found.retainAll(names);
            looks.add(new Look(delimiter, found.size(), header.size()));
        }
        double most = looks.stream().mapToDouble(Look::fits).max().orElse(0);
        List<Look> best = looks.stream().filter(look -> look.fits() == most).toList();
        if (most > 0 && best.size() > 1 && best.stream().anyMatch(look -> look.fields() > 1)) {
            throw new SourceException("The delimiter of " + file + " cannot be told: its header names "
                    + (int) most + " of the definition's columns, under "
                    + best.stream().map(look -> word(look.delimiter())).collect(Collectors.joining(" as under "))
                    + ". Declare source.delimiter.");
        }
        return mostFields(best);
    }

    private List<String> header(char delimiter) throws IOException {
        RecordReader.Single header = reader(delimiter).header();
        return header == null ? List.of() : header.fields();
    }

    /** The one under which most of the first records have as many fields as the header, which has several. */
    char byRecords() throws IOException {
        List<Look> looks = new ArrayList<>();
        for (char delimiter : TRIED) {
            looks.add(look(delimiter));
        }
        double most = looks.stream().mapToDouble(Look::fits).max().orElse(0);
        return mostFields(looks.stream().filter(look -> look.fits() == most).toList());
    }

    private Look look(char delimiter) throws IOException {
        RecordReader reader = reader(delimiter);
        RecordReader.Single header = reader.header();
        if (header == null || header.fields().size() < 2) {
            return new Look(delimiter, 0, header == null ? 0 : header.fields().size());
        }
        int records = 1;
        int alike = 1;
        RecordReader.Single record = reader.next();
        while (record != null && records < SAMPLE) {
            records++;
            alike += record.fields().size() == header.fields().size() ? 1 : 0;
            record = reader.next();
        }
        return new Look(delimiter, (double) alike / records, header.fields().size());
    }

    private static char mostFields(List<Look> looks) {
        Look best = looks.get(0);
        for (Look look : looks) {
            best = look.fields() > best.fields() ? look : best;
        }
        return best.delimiter();
    }

    private RecordReader reader(char delimiter) {
        return new RecordReader(window, encoding, delimiter, maxRecordBytes);
    }
}
