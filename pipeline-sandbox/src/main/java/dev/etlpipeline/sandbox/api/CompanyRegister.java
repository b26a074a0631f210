package dev.etlpipeline.sandbox.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Knows every company name but for a share of them. A number is seven digits that follow from the name, and a check
 * digit, so that numbers can be told from numbers nobody has without a list of them: nine in ten of those made up
 * elsewhere are unknown.
 *
 * <p>The way back from a number to the name goes through a memory of the last 50,000 names. A number whose name was
 * forgotten, or was told by an earlier process, still has its company, under a made-up name. Two names can share a number:
 * among a thousand names it takes luck, among ten thousand it is to be expected; they then differ in name and type only.
 *
 * <p>Safe for use by several threads.
 */
final class CompanyRegister {

    private static final int REMEMBERED = 50_000;
    private static final int NUMBERS = 10_000_000;

    private final double unknownShare;
    private final Map<String, String> names = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    CompanyRegister(double unknownShare) {
        this.unknownShare = unknownShare;
    }

    /**
     * The best match first; for one name in five there is a namesake too. Empty if the name is blank or unknown. Case,
     * blanks, and {@code Ltd} for {@code Limited} do not matter.
     */
    List<Company> search(String query) {
        String name = registered(query);
        List<Company> found = new ArrayList<>();
        if (!name.isEmpty() && StableHash.share("unknown " + name) >= unknownShare) {
            found.add(remember(name));
            if (StableHash.below(5, "namesake " + name) == 0) {
                found.add(remember(namesake(name)));
            }
        }
        return found;
    }

    /** Empty if no company has that number. */
    Optional<Company> find(String number) {
        if (!number.matches("[0-9]{8}") || !number.equals(checked(Integer.parseInt(number) / 10))) {
            return Optional.empty();
        }
        return Optional.of(new Company(number, names.getOrDefault(number, "COMPANY " + number + " LIMITED")));
    }

    private Company remember(String name) {
        String number = checked(StableHash.below(NUMBERS, "number " + name));
        names.put(number, name);
        return new Company(number, name);
    }

    private static String checked(int serial) {
        String digits = Integer.toString(NUMBERS + serial).substring(1);
        return digits + StableHash.below(10, "check " + digits);
    }

    private static String registered(String name) {
        String tidy = name.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        return tidy.replaceFirst(" LTD\\.?$", " LIMITED").replaceFirst(" P\\.L\\.C\\.$", " PLC");
    }

    /** {@code ACME LIMITED} to {@code ACME HOLDINGS LIMITED}. */
    private static String namesake(String name) {
        int lastWord = name.lastIndexOf(' ');
        return lastWord < 0 ? name + " HOLDINGS" : name.substring(0, lastWord) + " HOLDINGS" + name.substring(lastWord);
    }
}
