package dev.etlpipeline.observability.log;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a point in time as people write it: 2h, 2026-11-26, 2026-11-26T13:00, 2026-11-26T13:00:00Z; all in UTC. */
public final class Since {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})\\s*([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final List<Function<String, Instant>> FORMS = List.of(
            Instant::parse,
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private Since() {}

    /** Empty where it is no time. */
    public static Optional<Instant> of(String typed, Clock clock) {
        String text = typed.strip();
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            Duration unit = UNITS.getOrDefault(ago.group(2), Duration.ZERO);
            return Optional.of(clock.instant().minus(unit.multipliedBy(Long.parseLong(ago.group(1)))));
        }
        return FORMS.stream().flatMap(form -> read(form, text).stream()).findFirst();
    }

    private static Optional<Instant> read(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // perhaps the next form
        }
    }
}
