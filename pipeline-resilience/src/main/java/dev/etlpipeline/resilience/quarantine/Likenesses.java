package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.csv.KeptRecords;
import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.module.Subject;
import dev.etlpipeline.core.module.Subject.Likeness;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.RawRecord;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says of quarantined records whether they are about a subject. Used by one thread. */
final class Likenesses {

    private final Connection connection;
    private final Subject subject;
    private final RawViews views;
    private final int maxRecordBytes;
    private final Map<Long, SourceForm> forms = new HashMap<>();
    private final Map<Long, Optional<KeptRecords>> asRead = new HashMap<>();
    private final Map<Long, Optional<KeptRecords>> asFixed = new HashMap<>();

    Likenesses(Connection connection, Subject subject, RawViews views, int maxRecordBytes) {
        this.connection = connection;
        this.subject = subject;
        this.views = views;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Of the record as it stood or as it was mended: what is the same in one of them is the same. */
    Likeness of(Held kept) throws SQLException {
        SourceForm form = form(kept.origin().fileId());
        Held held = kept.revealed(views, form.charset());
        Likeness stood = held.raw() == null || held.lost() != null
                ? Likeness.OTHER // nothing is kept that could be anybody's
                : of(held, new RawRecord(held.raw(), 0, held.raw().length, form.charset()), false);
        if (held.fixed() == null || stood == Likeness.SAME) {
            return stood;
        }
        byte[] text = held.fixed().getBytes(StandardCharsets.UTF_8);
        Likeness mended = of(held, new RawRecord(text, 0, text.length, StandardCharsets.UTF_8), true);
        return mended == Likeness.SAME || stood == Likeness.OTHER ? mended : stood;
    }

    private Likeness of(Held held, RawRecord record, boolean fixed) throws SQLException {
        Held.Origin stood = held.origin();
        Optional<KeptRecords> reader = reader(stood.fileId(), fixed);
        if (reader.isEmpty()) {
            return Likeness.UNKNOWN;
        }
        try {
            KeptRecords.Made made = reader.get()
                    .read(new Origin(
                            form(stood.fileId()).file(), stood.record(), stood.line(), stood.offset(), record));
            return made.row() == null ? Likeness.UNKNOWN : subject.likeness(made.row());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where today's definition can make no rows of the file's columns. */
    private Optional<KeptRecords> reader(long fileId, boolean fixed) throws SQLException {
        Map<Long, Optional<KeptRecords>> readers = fixed ? asFixed : asRead;
        Optional<KeptRecords> known = readers.get(fileId);
        if (known == null) {
            known = open(form(fileId), fixed);
            readers.put(fileId, known);
        }
        return known;
    }

    private Optional<KeptRecords> open(SourceForm form, boolean fixed) {
        try {
            return Optional.of(new KeptRecords(
                    subject.definition(),
                    form.file(),
                    fixed ? StandardCharsets.UTF_8 : form.charset(),
                    form.delimiter(),
                    form.header(),
                    maxRecordBytes));
        } catch (SourceException e) {
            return Optional.empty();
        }
    }

    private SourceForm form(long fileId) throws SQLException {
        SourceForm known = forms.get(fileId);
        if (known == null) {
            known = SourceForm.find(connection, fileId)
                    .orElseThrow(() -> new SQLException("etl.quarantine_file does not know file " + fileId));
            forms.put(fileId, known);
        }
        return known;
    }
}
