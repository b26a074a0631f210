package dev.etlpipeline.governance.scheme;

import dev.etlpipeline.core.row.Column;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes of data as the settings have them: whoever masks, encrypts, shows or deletes values asks here. Immutable. */
public final class Scheme {

    private final Map<DataClass, Handling> handling = new EnumMap<>(DataClass.class);
    private final Map<String, List<String>> members;
    private final DataClass untagged;

    private Scheme(SchemeSettings settings) {
        put(DataClass.PUBLIC, settings.open());
        put(DataClass.INTERNAL, settings.internal());
        put(DataClass.CONFIDENTIAL, settings.confidential());
        put(DataClass.PERSONAL, settings.personal());
        put(DataClass.SENSITIVE_PERSONAL, settings.sensitivePersonal());
        members = new HashMap<>(settings.members());
        untagged = settings.untagged();
    }

    public static Scheme of(SchemeSettings settings) {
        return new Scheme(settings);
    }

    private void put(DataClass dataClass, HandlingSettings settings) {
        handling.put(dataClass, Handling.usual(dataClass).with(settings));
    }

    public Handling handling(DataClass dataClass) {
        return Optional.ofNullable(handling.get(dataClass)).orElseThrow();
    }

    /** Whether values of the class are masked, in profiles that mask. */
    public boolean masks(DataClass dataClass) {
        return handling(dataClass).mask();
    }

    /** Whether the target keeps values of the class encrypted. */
    public boolean encrypts(DataClass dataClass) {
        return handling(dataClass).encrypt();
    }

    /**
     * The class that a column is handled as: what it is tagged with; else what its kind usually is; else what the settings say
     * of columns without either.
     */
    public DataClass classOf(Column column) {
        return DataClass.of(column)
                .or(() -> DataKind.of(column).map(DataKind::usualClass))
                .orElse(untagged);
    }

    /** Whether a column's values are masked, in profiles that mask. */
    public boolean masks(Column column) {
        return masks(classOf(column));
    }

    /** Whether the target keeps a column's values encrypted. */
    public boolean encrypts(Column column) {
        return encrypts(classOf(column));
    }

    /**
     * Whether somebody may see values of the class as they are.
     *
     * @param user of the operating system
     */
    public boolean maySee(DataClass dataClass, String user) {
        return handling(dataClass).roles().stream()
                .anyMatch(role -> role.equals(Handling.EVERYONE)
                        || members.getOrDefault(role, List.of()).contains(user));
    }
}
