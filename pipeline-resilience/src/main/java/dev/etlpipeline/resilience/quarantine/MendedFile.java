package dev.etlpipeline.resilience.quarantine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads an {@link ExportFile} that somebody has mended. */
final class MendedFile {

    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private List<String> header = List.of();

    private MendedFile(Path file) {
        this.file = file;
    }

    /**
     * One record as it came back.
     *
     * @param number of the line's record in the file, from 1
     * @param raw    what stands where records that can't be split do
     * @param fields of the file that was loaded
     */
    record Line(long number, long id, String raw, List<String> fields) {}

    /** @throws QuarantineException where it is no such file at all */
    static MendedFile read(Path file) {
        MendedFile mended = new MendedFile(file);
        if (Files.isDirectory(file)) {
            throw new QuarantineException(file + " is a folder: name the file in it; nothing was changed");
        }
        try {
            mended.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new QuarantineException(
                    file + " is not UTF-8: save it as CSV UTF-8 (with commas) and try again; nothing was changed");
        } catch (NoSuchFileException e) {
            throw new QuarantineException(file + " is not there; nothing was changed");
        } catch (IOException | UncheckedIOException e) {
            throw new QuarantineException(
                    file + " can't be read as CSV (" + e.getClass().getSimpleName()
                            + "): it must be a file that ./pipeline quarantine export wrote; nothing was changed");
        }
        return mended;
    }

    private void parse(String content) throws IOException {
        String marked = content.startsWith("\uFEFF") ? content.substring(1) : content;
        String text = marked.replaceFirst("^sep=.\\R", ""); // some spreadsheets say so what they are to read
        if (text.isBlank()) {
            throw new QuarantineException(file + " is empty; nothing was changed");
        }
        char delimiter = delimiter(text);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        Set<Long> seen = new HashSet<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                List<String> cells =
                        record.stream().map(SpreadsheetCell::unguarded).toList();
                if (header.isEmpty()) {
                    header = cells;
                    requireOwn();
                } else {
                    take(record.getRecordNumber() - 1, cells, seen);
                }
            }
        }
        requireOwn();
    }

    /** A spreadsheet writes what its country is used to. */
    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.startsWith(ExportFile.OWN.get(0) + ";") ? ';' : first.contains("\t") ? '\t' : ',';
    }

    private void requireOwn() {
        int own = ExportFile.OWN.size();
        if (header.size() <= own || !header.subList(0, own).equals(ExportFile.OWN)) {
            throw new QuarantineException(file + " has not the columns that ./pipeline quarantine export writes ("
                    + String.join(", ", ExportFile.OWN) + ", then the file's own); nothing was changed");
        }
    }

    private void take(long number, List<String> cells, Set<Long> seen) {
        Long id = id(cells.get(0));
        if (id == null) {
            problems.add("record " + number + ": its quarantine_id is no number");
        } else if (!seen.add(id)) {
            problems.add("record " + number + ": quarantine_id " + id + " was there before");
        } else if (cells.size() != header.size()) {
            problems.add("record " + number + " (quarantine_id " + id + "): has " + cells.size() + " columns, not "
                    + header.size());
        } else {
            int own = ExportFile.OWN.size();
            lines.add(new Line(number, id, cells.get(own - 1), cells.subList(own, cells.size())));
        }
    }

    private static @Nullable Long id(String cell) {
        return cell.strip().matches("\\d{1,18}") ? Long.valueOf(cell.strip()) : null;
    }

    /** Names of the columns of the file that was loaded. */
    List<String> columns() {
        return header.subList(ExportFile.OWN.size(), header.size());
    }

    List<Line> lines() {
        return lines;
    }

    List<String> problems() {
        return problems;
    }
}
