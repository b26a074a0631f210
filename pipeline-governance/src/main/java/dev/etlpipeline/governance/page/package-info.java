/** What the HTML pages of this module are put together with. Open {@link dev.etlpipeline.governance.page.PageText}. */
@NullMarked
package dev.etlpipeline.governance.page;

import org.jspecify.annotations.NullMarked;
