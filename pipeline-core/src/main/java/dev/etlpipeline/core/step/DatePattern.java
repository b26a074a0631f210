package dev.etlpipeline.core.step;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads dates of one pattern. Pure and thread-safe. */
@FunctionalInterface
interface DatePattern {

    /** Null where the text is no date of this pattern. */
    @Nullable
    LocalDate parse(String text);
}
