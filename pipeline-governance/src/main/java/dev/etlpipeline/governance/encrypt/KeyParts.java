package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeyException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the commands share. */
record KeyParts(
        Workspace workspace, EncryptSettings settings, EncryptedColumns columns, EncryptionCodec codec, DataKeys keys) {

    /** @throws KeyException where none of its columns is encrypted */
    EncryptedTarget target(Warehouse warehouse, @Nullable Path definition) {
        EncryptedTarget target = anyTarget(warehouse, definition);
        if (!target.isEncrypted()) {
            throw new KeyException("no column of " + target.definition().name()
                    + " is encrypted: tag one in the definition with "
                    + EncryptedColumns.TAG + " or " + EncryptedColumns.JOINABLE_TAG
                    + ", or name one in governance.encrypt.columns or governance.encrypt.joinable, or let"
                    + " its class be encrypted (governance.scheme)");
        }
        return target;
    }

    /**
     * One of which no column need be encrypted: records that were set aside may be.
     *
     * @throws KeyException where none is, and there is no data key either
     */
    EncryptedTarget targetOrRecords(Warehouse warehouse, @Nullable Path definition) {
        return keys.entries().isEmpty() ? target(warehouse, definition) : anyTarget(warehouse, definition);
    }

    private EncryptedTarget anyTarget(Warehouse warehouse, @Nullable Path definition) {
        return EncryptedTarget.of(workspace, warehouse, workspace.definition(definition), columns);
    }

    Rotation rotation(EncryptedTarget target) {
        return new Rotation(target, codec, columns, keys, settings.batchRows());
    }

    /** What modules keep encrypted beside targets. */
    KeptRecords kept() {
        return new KeptRecords(workspace.modules(), new RawRecords(keys));
    }
}
