/**
 * CSV as a source of rows. Open {@link dev.etlpipeline.core.csv.CsvSource} first; where records begin and end, and
 * what is malformed, is decided by {@link dev.etlpipeline.core.csv.RecordFramer}; values are parsed by commons-csv.
 * Of a file without a definition {@link dev.etlpipeline.core.csv.CsvSniffer} finds out charset and delimiter.
 * Where the bytes come from lives in {@code core.input}.
 */
@NullMarked
package dev.etlpipeline.core.csv;

import org.jspecify.annotations.NullMarked;
