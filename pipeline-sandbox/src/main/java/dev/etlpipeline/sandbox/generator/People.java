package dev.etlpipeline.sandbox.generator;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Names of people as they occur in the United Kingdom, and e-mail addresses to match. */
final class People {

    /** @param letters the name in a to z, for an e-mail address */
    record Name(String text, String letters) {

        static Name of(String text) {
            String plain = Normalizer.normalize(text, Normalizer.Form.NFD);
            return new Name(text, plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        }

        Name hyphenatedWith(Name other) {
            return new Name(text + "-" + other.text, letters + other.letters);
        }
    }

    private static final List<Name> FIRST =
            Words.load("first-names.txt").stream().map(Name::of).toList();
    private static final List<Name> LAST =
            Words.load("last-names.txt").stream().map(Name::of).toList();

    private People() {}

    static Name first(Random random) {
        return Words.any(FIRST, random);
    }

    /** One in twenty is double-barrelled. */
    static Name last(Random random) {
        Name last = Words.any(LAST, random);
        return random.nextInt(20) == 0 ? last.hyphenatedWith(Words.any(LAST, random)) : last;
    }

    /** At a domain that RFC 2606 reserves: nobody's mailbox. */
    static String email(Name first, Name last, Random random) {
        String local = switch (random.nextInt(4)) {
            case 0 -> first.letters().charAt(0) + "." + last.letters();
            case 1 -> first.letters() + last.letters() + random.nextInt(100);
            default -> first.letters() + "." + last.letters();
        };
        String domain = Words.any(
                random, "example.com", "example.com", "example.org", "example.net", "mail.example.com", "post.example");
        String email = local + "@" + domain;
        return random.nextInt(20) == 0 ? email.toUpperCase(Locale.ROOT) : email;
    }
}
