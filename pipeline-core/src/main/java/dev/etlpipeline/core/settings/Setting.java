package dev.etlpipeline.core.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the settings reference says of a setting, and its bounds; checked at start, all together. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Setting {

    /** What it does, its unit, and why the default is what it is. */
    String value();

    /** Least value of a number. */
    long min() default Long.MIN_VALUE;

    /** Greatest value of a number. */
    long max() default Long.MAX_VALUE;

    /** Least value of a duration, in ISO-8601 such as {@code PT1S}. */
    String atLeast() default "";

    /** Greatest value of a duration, in ISO-8601. */
    String atMost() default "";

    /** Whether its value is never printed. */
    boolean secret() default false;
}
