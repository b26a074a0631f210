package dev.etlpipeline.resilience.quarantine;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Quarantined records as a file that can be mended in a spreadsheet: number, state, reasons, the record as it stands where
 * it can't be split into the file's columns, then those columns. UTF-8 with a byte order mark, which spreadsheets want.
 */
final class ExportFile {

    static final List<String> OWN = List.of("quarantine_id", "state", "reasons", "raw_record");

    private static final char MARK = '\uFEFF';

    private ExportFile() {}

    static List<String> header(SourceForm form) {
        List<String> header = new ArrayList<>(OWN);
        form.header().forEach(name -> header.add(SpreadsheetCell.guarded(name)));
        return header;
    }

    /**
     * Writes a file that is not there yet, readable for its owner only.
     *
     * @return records written
     */
    static long write(Path file, SourceForm form, QuarantineTable table, Selection selection) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                Channels.newOutputStream(FileChannel.open(file, options, ownerOnly())), StandardCharsets.UTF_8))) {
            return write(out, form, table, selection);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    static long write(Writer out, SourceForm form, QuarantineTable table, Selection selection) throws IOException {
        out.write(MARK);
        long[] written = {0};
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(header(form));
            table.each(selection, held -> {
                try {
                    printer.printRecord(line(held, form));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                written[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return written[0];
    }

    private static List<String> line(Held held, SourceForm form) {
        List<String> line = new ArrayList<>();
        line.add(String.valueOf(held.id()));
        line.add(held.state().word());
        line.add(SpreadsheetCell.guarded(
                held.why().stream().map(Reasons.Reason::sentence).collect(Collectors.joining("; "))));
        List<String> fields = fields(held, form);
        boolean split = fields.size() == form.header().size();
        line.add(split ? "" : SpreadsheetCell.guarded(held.text(form.charset())));
        List<String> shown = split ? fields : Collections.nCopies(form.header().size(), "");
        shown.forEach(field -> line.add(SpreadsheetCell.guarded(field)));
        return line;
    }

    /** The record's fields; empty where it is none of CSV. */
    static List<String> fields(Held held, SourceForm form) {
        try {
            return CsvText.fields(held.text(form.charset()), form.delimiter());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
