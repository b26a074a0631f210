package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a column's name says of it, in English words. */
final class HeaderWords {

    /** It can hardly mean anything else. */
    static final double STRONG = 1;

    /** It may mean that among other things. */
    static final double WEAK = 0.5;

    private static final Map<DataKind, List<String>> STRONG_WORDS = new EnumMap<>(DataKind.class);
    private static final Map<DataKind, List<String>> WEAK_WORDS = new EnumMap<>(DataKind.class);

    /** The special categories of UK GDPR, article 9, and criminal matters, article 10. */
    private static final List<String> SPECIAL = words("ethnicity|ethnic origin|ethnic group|race|religion|faith|belief|"
            + "disability|diagnosis|health condition|medical|blood group|sexual orientation|sexuality|trade union|political|"
            + "genetic|biometric|conviction|criminal record");

    /** What stands at the end of names of columns that are about such values, and hold none. */
    private static final Set<String> ABOUT = Set.of(
            "verified",
            "sent",
            "opened",
            "consent",
            "count",
            "type",
            "status",
            "flag",
            "valid",
            "bounced",
            "preference",
            "label",
            "length",
            "hash",
            "source",
            "opt",
            "provider",
            "domain");

    /** Whose name is no person's. */
    private static final Set<String> NO_PERSON = Set.of(
            "company",
            "business",
            "organisation",
            "organization",
            "employer",
            "supplier",
            "vendor",
            "product",
            "file",
            "host",
            "domain",
            "event",
            "course",
            "school",
            "team",
            "project",
            "brand",
            "country",
            "region",
            "city",
            "town",
            "street",
            "column",
            "table",
            "item",
            "category",
            "site",
            "department",
            "job",
            "role",
            "account",
            "group",
            "industry",
            "model",
            "plan",
            "station",
            "store",
            "service");

    static {
        put(
                DataKind.FIRST_NAME,
                "first name|firstname|forename|forenames|given name|givenname|fname|christian name",
                "middle name|nickname|preferred name");
        put(DataKind.LAST_NAME, "last name|lastname|surname|family name|familyname|lname|maiden name|second name", "");
        put(
                DataKind.FULL_NAME,
                "full name|fullname|customer name|contact name|employee name|patient name|person name|client name|name of person|cardholder|account holder",
                "name|contact|person|customer|employee|patient|client|author|manager|owner|signatory");
        put(DataKind.EMAIL, "email|e mail|email address|mail address", "mail|contact");
        put(
                DataKind.PHONE,
                "phone|telephone|mobile|phone number|tel|cell|fax|landline|msisdn",
                "contact|number|contact number");
        put(DataKind.POSTCODE, "postcode|post code|postal code|zip|zipcode|zip code", "postal");
        put(DataKind.ADDRESS, "address|street|address line|house number|home address", "addr|location");
        put(DataKind.DATE_OF_BIRTH, "date of birth|dob|birth date|birthdate|birthday|born|d o b", "birth");
        put(
                DataKind.NI_NUMBER,
                "ni number|nino|national insurance|ni no|national insurance number",
                "insurance number");
        put(DataKind.NHS_NUMBER, "nhs number|nhs|nhs no", "patient id|patient number");
        put(DataKind.CARD_NUMBER, "card number|credit card|debit card|card no|pan|cc number", "card");
        put(DataKind.IBAN, "iban", "account number|bank account");
        put(DataKind.IP_ADDRESS, "ip address|ip|ipv4|ipv6|client ip|remote addr", "host");
        put(
                DataKind.FREE_TEXT,
                "",
                "notes|note|comment|comments|remarks|remark|description|message|feedback|free text|memo|reason|body");
        put(
                DataKind.OTHER,
                "passport|passport number|driving licence|driver licence|licence number|username|user name|login|"
                        + "ssn|social security|gender|sex|nationality|marital status|salary|"
                        + String.join("|", SPECIAL),
                "age|title|salutation");
    }

    private HeaderWords() {}

    private static void put(DataKind kind, String strong, String weak) {
        STRONG_WORDS.put(kind, words(strong));
        WEAK_WORDS.put(kind, words(weak));
    }

    private static List<String> words(String listed) {
        return Arrays.stream(listed.split("\\|"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** How much the name speaks for the kind: 0, {@link #WEAK} or {@link #STRONG}. */
    static double evidence(String column, DataKind kind) {
        String name = name(column);
        String last = name.substring(name.strip().lastIndexOf(' ') + 2).strip();
        if (ABOUT.contains(last)) {
            return 0;
        }
        if (holds(name, STRONG_WORDS.getOrDefault(kind, List.of()))) {
            return STRONG;
        }
        boolean noPerson = Arrays.stream(name.strip().split(" ")).anyMatch(NO_PERSON::contains);
        return !noPerson && holds(name, WEAK_WORDS.getOrDefault(kind, List.of())) ? WEAK : 0;
    }

    /** The class of a column that is of no known form, by its name. */
    static DataClass classOf(String column) {
        return holds(name(column), SPECIAL) ? DataClass.SENSITIVE_PERSONAL : DataClass.PERSONAL;
    }

    private static boolean holds(String name, List<String> words) {
        return words.stream().anyMatch(word -> name.contains(" " + word + " "));
    }

    /** Its words in small letters, a blank before and behind each; digits at the end of a word are left out. */
    private static String name(String column) {
        String parts = column.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .replaceAll("(?<=[a-z])[0-9]+(?= |$)", "")
                .strip();
        return " " + parts + " ";
    }
}
