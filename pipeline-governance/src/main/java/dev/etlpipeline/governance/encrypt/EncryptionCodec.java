package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.governance.key.DataKey;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encrypts values on their way into the target, and opens them again. What is null stays null. */
final class EncryptionCodec implements ValueCodec {

    /** AES-GCM: initialisation vector and tag. AES-SIV needs less. */
    private static final int OVERHEAD = 28;

    private final EncryptedColumns columns;
    private final DataKeys keys;
    private final Binding binding = new Binding();

    EncryptionCodec(EncryptedColumns columns, DataKeys keys) {
        this.columns = columns;
        this.keys = keys;
    }

    @Override
    public boolean handles(Column column) {
        return columns.way(column).isPresent();
    }

    @Override
    public @Nullable Object encode(Column column, @Nullable Object value) {
        throw new UnsupportedOperationException("column " + column.name() + " is encrypted with its row's key");
    }

    @Override
    public @Nullable Object encode(Column column, @Nullable Object value, Row row) {
        if (value == null) {
            return null;
        }
        DataKey key = keys.active();
        byte[] plain = ValueText.of(value).getBytes(StandardCharsets.UTF_8);
        Way way = columns.way(column).orElseThrow();
        try {
            return StoredText.of(
                    way,
                    key.id(),
                    way == Way.ROW
                            ? key.aead().encrypt(plain, binding.toRow(column, row))
                            : key.deterministic().encryptDeterministically(plain, binding.toColumn(column)));
        } catch (GeneralSecurityException e) {
            throw new KeyException("column " + column.name() + " could not be encrypted with data key " + key.id(), e);
        }
    }

    /** A text, as long as the longest value needs. */
    @Override
    public Column stored(Column column) {
        int bytes = ValueText.bytes(column);
        return new Column(
                column.name(),
                ColumnType.TEXT,
                bytes == 0 ? 0 : StoredText.length(bytes + OVERHEAD),
                0,
                0,
                column.required(),
                column.key(),
                column.tags(),
                column.role());
    }

    /** Without the key: another one makes nothing else of a row. */
    @Override
    public String fingerprint(Column column) {
        return "encrypted " + columns.way(column).orElseThrow().letter();
    }

    @Override
    public boolean reversible(Column column) {
        return true;
    }

    /**
     * Also of a column that is encrypted otherwise by now, and of a value that stood there before it was encrypted.
     *
     * @throws KeyException where its key is not there, or it was made for another row or column, or changed
     */
    @Override
    public @Nullable Object decode(Column column, @Nullable Object stored, Row row) {
        if (stored == null) {
            return null;
        }
        Optional<StoredText> text = StoredText.parse(stored.toString());
        String plain = text.isEmpty() ? stored.toString() : opened(column, text.get(), row);
        try {
            return ValueText.parse(column, plain);
        } catch (IllegalArgumentException e) {
            throw new KeyException(
                    "a value of column " + column.name() + " is not encrypted, and no "
                            + column.type().word() + " either",
                    e);
        }
    }

    private String opened(Column column, StoredText text, Row row) {
        DataKey key = keys.byId(text.keyId());
        try {
            byte[] plain = text.letter() == Way.ROW.letter()
                    ? key.aead().decrypt(text.encrypted(), binding.toRow(column, row))
                    : key.deterministic().decryptDeterministically(text.encrypted(), binding.toColumn(column));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyException(
                    "a value of column " + column.name() + " does not open with data key " + key.id()
                            + ": it was changed, or moved there from another row or column",
                    e);
        }
    }
}
