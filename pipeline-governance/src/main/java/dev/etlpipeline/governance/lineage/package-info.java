/**
 * Where each column of the target comes from, derived from the definition and what is installed, never written by hand. Open
 * {@link dev.etlpipeline.governance.lineage.LineageOf}: it walks the definition; then {@code ShowCommand} and {@code RowCommand}:
 * they show it.
 */
@NullMarked
package dev.etlpipeline.governance.lineage;

import org.jspecify.annotations.NullMarked;
