package dev.etlpipeline.core.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/** The types a column may have, and the Java type that carries its values once TRANSFORM has converted them. */
public enum ColumnType {
    TEXT(String.class),
    INTEGER(Long.class),
    DECIMAL(BigDecimal.class),
    DATE(LocalDate.class),
    /** A point in time without zone; by convention of the warehouse it is UTC. */
    TIMESTAMP(LocalDateTime.class),
    BOOLEAN(Boolean.class);

    private final Class<?> javaType;

    ColumnType(Class<?> javaType) {
        this.javaType = javaType;
    }

    public Class<?> javaType() {
        return javaType;
    }

    /** The word for this type in a pipeline definition. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ColumnType> ofWord(String word) {
        for (ColumnType type : values()) {
            if (type.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
