package dev.etlpipeline.criteria;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the criterion of {@code seeds/backlog.yaml} that a test proves: the test fails when the behaviour is taken out. On a
 * class, all of its tests together prove it.
 *
 * <p>It is read from the sources, so that it shows before the test has ever run. The build fails where no such criterion
 * exists, where the annotated method is no test, and where it is disabled.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Criterion.All.class)
public @interface Criterion {

    /** The id, such as {@code retry.2}, as a literal. */
    String value();

    /** Only for the compiler, which needs a home for repeated ones. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {

        Criterion[] value();
    }
}
