/**
 * Protects personal data without being asked, and proves what was done: quality rules and scores, classification, masking, encryption,
 * audit trail, lineage. Open {@link dev.etlpipeline.governance.GovernanceModule}: it names each part.
 */
@NullMarked
package dev.etlpipeline.governance;

import org.jspecify.annotations.NullMarked;
