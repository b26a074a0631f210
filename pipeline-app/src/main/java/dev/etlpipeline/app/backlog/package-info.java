/**
 * The backlog, and what proves it. {@link dev.etlpipeline.app.backlog.Board} brings together what stands in three places: stories
 * in {@code seeds/backlog.yaml}, proofs in the sources of tests and in pages, and how tests ended in {@code target/backlog}. Open it
 * first, then {@code TestSources} for how a proof is found.
 */
@NullMarked
package dev.etlpipeline.app.backlog;

import org.jspecify.annotations.NullMarked;
