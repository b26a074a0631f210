package dev.etlpipeline.governance.classify;

import static dev.etlpipeline.governance.classify.Maker.digits;
import static dev.etlpipeline.governance.classify.Maker.pick;

import dev.etlpipeline.governance.scheme.DataKind;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Columns about people. A third of the names are in no list of common ones. */
final class PersonalMakers {

    private static final String[] GIVEN = {
        "Oliver",
        "Amelia",
        "Muhammad",
        "Isla",
        "George",
        "Ava",
        "Harry",
        "Ivy",
        "Jack",
        "Freya",
        "Priya",
        "Arjun",
        "Agnieszka",
        "Wojciech",
        "Siobhan",
        "Rhys",
        "Angharad",
        "Chukwuma",
        "Oluwaseun",
        "Ngozi",
        "Xiaoming",
        "Yuki",
        "Svetlana",
        "Dmitri",
        "Margaret",
        "Derek",
        "Doreen",
        "Keith",
        "Linda",
        "Nigel",
        "Aoife",
        "Tadhg",
        "Zuzana",
        "Ottoline",
        "Peregrine",
        "Jayden",
        "Mei",
        "Fatoumata",
        "Stavros",
        "Ioannis"
    };

    private static final String[] FAMILY = {
        "Smith",
        "Patel",
        "Jones",
        "Khan",
        "Williams",
        "O'Neill",
        "Taylor",
        "Nowak",
        "Kowalczyk",
        "Okafor",
        "Adeyemi",
        "Begum",
        "Wilson",
        "MacDonald",
        "Featherstonehaugh",
        "Cholmondeley",
        "Papadopoulos",
        "Ivanova",
        "Tanaka",
        "Zhang",
        "Hughes",
        "Evans",
        "Thwaite",
        "Postlethwaite",
        "Ramsbottom",
        "Wójcik",
        "Silva",
        "Fernandes",
        "Clark",
        "Green",
        "Robinson",
        "Trelawney",
        "Penhaligon",
        "Iyer",
        "Banerjee",
        "Osei",
        "Mensah",
        "Sørensen",
        "Campbell",
        "Stewart"
    };

    private static final String[] STREETS = {
        "Station Road", "High Street", "Church Lane", "Victoria Avenue", "Mill Close", "The Crescent", "Windsor Drive",
        "Long Row", "Bishopsgate", "Foregate", "Whiteladies Road", "Gallowgate", "Market Place", "Queen's Terrace"
    };

    private static final String[] TOWNS = {"Ayr", "Leeds", "Bristol", "York", "Truro", "Swansea", "Perth", "Derby"};

    private static final String[] AREAS = {"SW1A", "M1", "LS6", "EC1V", "B33", "CF10", "EH3", "BT7", "TQ13", "W1A"};

    private static final String INWARD = "ABDEFGHJLNPQRSTUWXYZ";

    private PersonalMakers() {}

    static List<Maker> all() {
        return List.of(
                Maker.of(DataKind.FIRST_NAME, "first_name|Forename|givenName|fname|c", random -> pick(random, GIVEN)),
                Maker.of(DataKind.LAST_NAME, "last_name|Surname|familyName|lname|c", random -> pick(random, FAMILY)),
                Maker.of(DataKind.FULL_NAME, "full_name|Contact Name|customerName|name|c", PersonalMakers::full),
                Maker.of(DataKind.EMAIL, "email|E-mail Address|contactEmail|mail|c", PersonalMakers::email),
                Maker.of(DataKind.PHONE, "phone|Mobile|telephoneNumber|contact_no|c", PersonalMakers::phone),
                Maker.of(DataKind.POSTCODE, "postcode|Post Code|zip|postal|c", PersonalMakers::postcode),
                Maker.of(DataKind.ADDRESS, "address|Address Line 1|homeAddress|addr|c", PersonalMakers::address),
                Maker.of(DataKind.DATE_OF_BIRTH, "date_of_birth|DOB|birthDate|birthday|c", PersonalMakers::birth),
                Maker.of(DataKind.NI_NUMBER, "ni_number|NINO|nationalInsurance|ref|c", PersonalMakers::insurance),
                Maker.of(DataKind.NHS_NUMBER, "nhs_number|NHS No|nhs|patient_id|c", PersonalMakers::nhs),
                Maker.of(DataKind.CARD_NUMBER, "card_number|Card No|creditCard|card|c", PersonalMakers::card),
                Maker.of(DataKind.IBAN, "iban|IBAN|ibanNumber|account|c", PersonalMakers::iban),
                Maker.of(DataKind.IP_ADDRESS, "ip_address|IP|clientIp|host|c", PersonalMakers::address4),
                Maker.of(DataKind.FREE_TEXT, "notes|Comments|remarks|description|c", PersonalMakers::note));
    }

    private static String full(Random random) {
        String given = pick(random, GIVEN);
        String family = pick(random, FAMILY);
        return switch (random.nextInt(4)) {
            case 0 -> family + ", " + given;
            case 1 -> pick(random, "Mr", "Mrs", "Dr") + " " + given.charAt(0) + " " + family;
            default -> given + " " + family;
        };
    }

    private static String email(Random random) {
        return plain(pick(random, GIVEN)) + pick(random, ".", "_", "") + plain(pick(random, FAMILY))
                + pick(random, "", "1", "77") + "@" + pick(random, "mail.example", "post.co.uk", "example.com");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static String phone(Random random) {
        String number = random.nextInt(3) == 0 ? "121234" + digits(random, 4) : "7400" + digits(random, 6);
        return switch (random.nextInt(4)) {
            case 0 -> "+44" + number;
            case 1 -> "0" + number.substring(0, 4) + " " + number.substring(4);
            case 2 -> "(0" + number.substring(0, 4) + ") " + number.substring(4);
            default -> "0" + number;
        };
    }

    private static String postcode(Random random) {
        String inward = "" + random.nextInt(10) + INWARD.charAt(random.nextInt(20)) + INWARD.charAt(random.nextInt(20));
        String code = pick(random, AREAS) + pick(random, " ", " ", "") + inward;
        return random.nextInt(5) == 0 ? code.toLowerCase(Locale.ROOT) : code;
    }

    private static String address(Random random) {
        String house = random.nextInt(6) == 0
                ? pick(random, "Rose Cottage", "The Old Rectory")
                : "" + (1 + random.nextInt(220));
        return house
                + pick(random, " ", ", ")
                + pick(random, STREETS)
                + (random.nextInt(2) == 0 ? "" : ", " + pick(random, TOWNS));
    }

    private static String birth(Random random) {
        LocalDate date = LocalDate.of(1935, 1, 1).plusDays(random.nextInt(26_000));
        return date.format(DateTimeFormatter.ofPattern(pick(random, "uuuu-MM-dd", "uuuu-MM-dd", "dd/MM/uuuu")));
    }

    private static String insurance(Random random) {
        return pick(random, "AB", "JG", "NS", "PX", "WK") + digits(random, 6) + pick(random, "A", "B", "C", "D");
    }

    private static String nhs(Random random) {
        while (true) {
            String digits = "4" + digits(random, 8);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                String all = digits + check;
                return random.nextBoolean()
                        ? all
                        : all.substring(0, 3) + " " + all.substring(3, 6) + " " + all.substring(6);
            }
        }
    }

    private static String card(Random random) {
        String digits = pick(random, "4", "51", "55") + digits(random, 14);
        digits = digits.substring(0, 15);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = digits.charAt(14 - i) - '0';
            int twice = i % 2 == 0 ? digit * 2 : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String iban(Random random) {
        String account = pick(random, "WEST", "BARC", "LOYD") + digits(random, 14);
        StringBuilder number = new StringBuilder();
        (account + "GB00").chars().forEach(c -> number.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return String.format(Locale.ROOT, "GB%02d%s", check, account);
    }

    private static String address4(Random random) {
        return random.nextInt(8) == 0
                ? "2001:db8::" + Integer.toHexString(random.nextInt(65_536))
                : (1 + random.nextInt(222)) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                        + random.nextInt(256);
    }

    private static String note(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "Spoke to " + pick(random, GIVEN) + " " + pick(random, FAMILY) + " about the delivery on Monday";
            case 1 -> "call back on " + phone(random) + " after five";
            case 2 -> "wants the invoice sent to " + email(random);
            default -> pick(random, "left with a neighbour", "paid in full, no questions", "asked for a larger size");
        };
    }
}
