package dev.etlpipeline.core.reference;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported.
 *
 * @param file  a file, a zip archive or a folder
 * @param names a file that names districts, null where there is none
 * @param again also where the same bytes are what was imported last
 */
public record ImportRequest(Path file, @Nullable Path names, boolean again) {}
