package dev.etlpipeline.observability.health;

import java.time.Duration;
import java.util.Locale;

/** Times and sizes for a person. */
public final class Words {

    private static final long MIB = 1024 * 1024;

    private Words() {}

    /** Such as {@code 2.5 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0).replace(".0 s", " s");
    }

    /** In its greatest unit, such as {@code 3 h}. */
    public static String ago(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        if (time.toHours() > 1) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 1 ? time.toMinutes() + " min" : Math.max(0, time.toSeconds()) + " s";
    }

    /** In KiB, from 1 MiB on in MiB, from 10 GiB on in GiB. */
    public static String bytes(long bytes) {
        long mib = bytes / MIB;
        if (mib == 0) {
            return (bytes + 1023) / 1024 + " KiB";
        }
        return mib >= 10 * 1024 ? mib / 1024 + " GiB" : mib + " MiB";
    }
}
