/** What the tests of every module share: the warehouse fixture, fakes and contracts. */
@NullMarked
package dev.etlpipeline.testkit;

import org.jspecify.annotations.NullMarked;
