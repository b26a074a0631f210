/**
 * Holds the pages under docs/ against the code: links, quoted files, signatures, names, examples, queries. Open
 * {@link dev.etlpipeline.testkit.docs.Page} first.
 */
@NullMarked
package dev.etlpipeline.testkit.docs;

import org.jspecify.annotations.NullMarked;
