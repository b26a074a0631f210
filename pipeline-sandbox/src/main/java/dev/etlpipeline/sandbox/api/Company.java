package dev.etlpipeline.sandbox.api;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A company as the register knows it. All but the name and the type follow from the number, so that whoever asks by
 * number gets the same company, whether or not anybody has asked for its name.
 *
 * @param number eight digits
 * @param name in capitals, as the register has it
 */
record Company(String number, String name) {

    private static final LocalDate OLDEST = LocalDate.of(1960, 1, 1);
    private static final int DAYS = 23_000;

    /** Repeated as often as it is likely. */
    private static final List<String> STATUSES =
            repeated("active:90", "dissolved:5", "liquidation:3", "administration:1", "voluntary-arrangement:1");

    private static final List<String> ACCOUNTS = repeated(
            "micro-entity:35",
            "total-exemption-full:25",
            "small:10",
            "unaudited-abridged:8",
            "full:10",
            "dormant:5",
            "group:4",
            "medium:3");

    private static final List<String> SIC_CODES = List.of(
            "01500", "10710", "18129", "25620", "35110", "41202", "43220", "45200", "46390", "47110", "49410", "56101",
            "62012", "62020", "64209", "66220", "68209", "69201", "70229", "71121", "78200", "79110", "81299", "86900",
            "87300", "96020");

    String status() {
        return pick(STATUSES, "status");
    }

    /** From the name's last word. */
    String type() {
        return switch (name.substring(name.lastIndexOf(' ') + 1)) {
            case "PLC" -> "plc";
            case "LLP" -> "llp";
            default -> "ltd";
        };
    }

    LocalDate created() {
        return OLDEST.plusDays(StableHash.below(DAYS, "created " + number));
    }

    /** One to three, without repeats. */
    List<String> sicCodes() {
        return IntStream.rangeClosed(0, StableHash.below(3, "sics " + number))
                .mapToObj(i -> pick(SIC_CODES, "sic " + i))
                .distinct()
                .toList();
    }

    /** The size proxy. */
    String lastAccounts() {
        return pick(ACCOUNTS, "accounts");
    }

    private String pick(List<String> values, String purpose) {
        return values.get(StableHash.below(values.size(), purpose + " " + number));
    }

    private static List<String> repeated(String... weighted) {
        return List.of(weighted).stream()
                .flatMap(entry -> {
                    int colon = entry.indexOf(':');
                    int times = Integer.parseInt(entry.substring(colon + 1));
                    return Collections.nCopies(times, entry.substring(0, colon)).stream();
                })
                .toList();
    }
}
