package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.Options;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.commons.validator.routines.DomainValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainEmailAddressesTest {

    private static final int VALUES = 1_000_000;

    private static final String[] TOP = {
        "com",
        "org",
        "co.uk",
        "example",
        "COM",
        "museum",
        "zz",
        "c",
        "local",
        "localhost",
        "xn--p1ai",
        "arpa",
        "123",
        ""
    };

    /** Marks that mean something somewhere in an address, and a few that do not. */
    private static final String MARKS = "..--__++@@ '\"!#$%&*/=?^`{|}~()<>[]:;,\\\t\u00e9\u0131\u4e2d\0";

    @Test
    void saysYesOnlyWhereTheLibraryDoesForAMillionValues() {
        PlainEmailAddresses plain = new PlainEmailAddresses(DomainValidator.getInstance(
                false,
                List.of(new DomainValidator.Item(DomainValidator.ArrayType.GENERIC_PLUS, new String[] {"example"}))));
        EmailAddresses addresses = new EmailAddresses(Options.of(Map.of("top-level-domains", List.of("example"))));
        LongAdder yes = new LongAdder();

        IntStream.range(0, VALUES).parallel().forEach(seed -> {
            String text = text(new Random(seed));
            if (plain.valid(text)) {
                yes.increment();
                assertThat(addresses.byLibrary(text)).as(text).isTrue();
            }
        });

        assertThat(yes.sum()).as("values that take the short way").isGreaterThan(VALUES / 5);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        word(text, random, random.nextInt(40) == 0 ? 70 : 12);
        text.append('@');
        for (int labels = 1 + random.nextInt(3); labels > 0; labels--) {
            word(text, random, random.nextInt(40) == 0 ? 70 : 8);
            text.append('.');
        }
        text.append(TOP[random.nextInt(random.nextInt(3) == 0 ? TOP.length : 4)]);
        for (int slips = random.nextInt(3); slips > 0; slips--) {
            int place = random.nextInt(text.length() + 1);
            text.insert(place, MARKS.charAt(random.nextInt(random.nextInt(2) == 0 ? 8 : MARKS.length())));
        }
        return text.toString();
    }

    private static void word(StringBuilder text, Random random, int most) {
        for (int letters = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(most); letters > 0; letters--) {
            text.append("abcdefghijklmnopqrstuvwxyzABC0123456789".charAt(random.nextInt(39)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "roisin.oneill-68+x@mail.example.com", "A_B@X-1.example", "x@xn--p1ai.com"})
    void knowsTheUsualShape(String text) {
        assertThat(plain().valid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.co",
                "a.@b.co",
                "a..b@c.co",
                "a@b..co",
                "a@-b.co",
                "a@b-.co",
                "a@b.c-",
                "a@b@c.co",
                "a b@c.co",
                "o'neill@b.co",
                "a@b",
                "a@b.nonsense",
                "a@[127.0.0.1]"
            })
    void leavesOtherShapesToTheLibrary(String text) {
        assertThat(plain().valid(text)).isFalse();
    }

    private static PlainEmailAddresses plain() {
        return new PlainEmailAddresses(DomainValidator.getInstance(
                false,
                List.of(new DomainValidator.Item(DomainValidator.ArrayType.GENERIC_PLUS, new String[] {"example"}))));
    }
}
