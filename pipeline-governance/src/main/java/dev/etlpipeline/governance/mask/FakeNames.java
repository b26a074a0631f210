package dev.etlpipeline.governance.mask;

import dev.etlpipeline.governance.scheme.DataKind;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.datafaker.Faker;

/**
 * Names and addresses of Great Britain that look real, and may be somebody's. The library is asked for lists once, when the first is
 * needed; which entry stands for a value, the key says.
 */
final class FakeNames {

    /** How often a list is asked for; what comes twice counts once. */
    private static final int DRAWS = 5_000;

    /** Of the library's own choices, so that lists are the same each time; another version may have others. */
    private static final long SEED = 20_261_126L;

    private final Pseudonyms pseudonyms;
    private String[] firstNames = {};
    private String[] lastNames = {};
    private String[] addresses = {};

    FakeNames(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Of names the first word becomes a first name, and the last another. */
    String fullName(String name) {
        int last = name.strip().lastIndexOf(' ');
        return last < 0
                ? of(DataKind.LAST_NAME, name)
                : of(DataKind.FIRST_NAME, name.strip().substring(0, last))
                        + ' '
                        + of(DataKind.LAST_NAME, name.strip().substring(last + 1));
    }

    /** @param kind of which there is a list: first or last name, or address */
    String of(DataKind kind, String value) {
        String[] list = switch (list(kind)) {
            case FIRST_NAME -> firstNames;
            case LAST_NAME -> lastNames;
            default -> addresses;
        };
        String space = kind == DataKind.ADDRESS ? "address" : "name";
        return list[
                pseudonyms.draw(space, value.strip().toLowerCase(Locale.ROOT)).below(list.length)];
    }

    private synchronized DataKind list(DataKind kind) {
        if (firstNames.length == 0) {
            Faker faker = new Faker(Locale.UK, new Random(SEED));
            firstNames = distinct(() -> faker.name().firstName());
            lastNames = distinct(() -> faker.name().lastName());
            addresses = distinct(() -> faker.address().streetAddress());
        }
        return kind;
    }

    private static String[] distinct(Supplier<String> next) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < DRAWS; i++) {
            all.add(next.get());
        }
        return all.toArray(String[]::new);
    }
}
