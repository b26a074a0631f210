package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.scheme.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns are encrypted, and how: by tags of a definition, by the class it has, and by names in the settings. */
final class EncryptedColumns {

    /** The tag of a column whose values nobody compares. */
    static final String TAG = "encrypt";

    /** The tag of a column that is joined on. */
    static final String JOINABLE_TAG = "encrypt:joinable";

    private final Scheme scheme;
    private final Set<String> names;
    private final Set<String> joinable;

    EncryptedColumns(EncryptSettings settings, Scheme scheme) {
        this.scheme = scheme;
        this.names = Set.copyOf(settings.columns().orElse(List.of()));
        this.joinable = Set.copyOf(settings.joinable().orElse(List.of()));
    }

    /** Empty for a column that is kept plain, as those of the key are. */
    Optional<Way> way(Column column) {
        if (column.key()) {
            return Optional.empty();
        }
        if (joinable.contains(column.name()) || column.tags().contains(JOINABLE_TAG)) {
            return Optional.of(Way.JOINABLE);
        }
        boolean wanted = names.contains(column.name()) || column.tags().contains(TAG) || scheme.encrypts(column);
        return wanted ? Optional.of(Way.ROW) : Optional.empty();
    }

    /** Those of a definition that are encrypted. */
    List<Column> of(List<Column> columns) {
        return columns.stream().filter(column -> way(column).isPresent()).toList();
    }
}
