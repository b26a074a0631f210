package dev.etlpipeline.core.guess;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Whether a column is likely about a person: by its name, then by what stands in it. */
final class PersonalData {

    private static final Set<String> WORDS = Set.of(
            "email",
            "mail",
            "phone",
            "telephone",
            "tel",
            "mobile",
            "cell",
            "fax",
            "postcode",
            "zip",
            "zipcode",
            "dob",
            "birth",
            "birthday",
            "birthdate",
            "born",
            "surname",
            "forename",
            "firstname",
            "lastname",
            "fullname",
            "address",
            "street",
            "nino",
            "ssn",
            "passport",
            "iban",
            "gender",
            "salary");

    private static final Set<String> WHOSE =
            Set.of("first", "last", "given", "family", "middle", "full", "maiden", "customer", "contact", "employee");

    private static final Set<String> TELEPHONES = Set.of("phone", "telephone", "tel", "mobile", "cell", "fax");

    private PersonalData() {}

    /** What it is likely to be, in words; empty where it is none. */
    static String why(String name, Contents contents) {
        Set<String> words = words(name);
        if (words.stream().anyMatch(WORDS::contains)
                || (words.contains("name") && words.stream().anyMatch(WHOSE::contains))
                || (words.contains("post") && words.contains("code"))) {
            return "pii by its name";
        }
        if (contents.emails()) {
            return "pii: e-mail addresses";
        }
        if (contents.phones()) {
            return "pii: telephone numbers";
        }
        if (contents.postcodes()) {
            return "pii: postcodes";
        }
        return words.contains("name") && contents.persons() ? "pii: likely names of people" : "";
    }

    /** Whether the column is dialled, and so no number to reckon with. */
    static boolean isTelephone(String name) {
        return words(name).stream().anyMatch(TELEPHONES::contains);
    }

    static Set<String> words(String name) {
        return new HashSet<>(Arrays.asList(name.split("_")));
    }
}
