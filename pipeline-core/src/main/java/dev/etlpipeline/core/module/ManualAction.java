package dev.etlpipeline.core.module;

import org.jspecify.annotations.Nullable;

/**
 * Something a person did by a command.
 *
 * @param name     such as {@code quarantine.fix}: lower case, the area first
 * @param pipeline whose data it is about
 * @param subject  what it was done to, such as the id of a record in quarantine; never a value of a row
 * @param entries  how many entries it changed
 * @param reason   as the person gave it, or null where none was given
 */
public record ManualAction(
        String name,
        String pipeline,
        String subject,
        long entries,
        @Nullable String reason) {}
