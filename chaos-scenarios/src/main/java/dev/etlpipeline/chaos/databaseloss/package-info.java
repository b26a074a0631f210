/** The database goes away. Open {@link dev.etlpipeline.chaos.databaseloss.DatabaseLossDrill} first. */
@NullMarked
package dev.etlpipeline.chaos.databaseloss;

import org.jspecify.annotations.NullMarked;
