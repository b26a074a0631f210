/**
 * Settings: typed mappings, read from YAML files, profiles, the environment and {@code --set}. Open
 * {@link dev.etlpipeline.core.settings.LoadSettings} to see one.
 */
@NullMarked
package dev.etlpipeline.core.settings;

import org.jspecify.annotations.NullMarked;
