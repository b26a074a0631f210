package dev.etlpipeline.governance.classify;

import static dev.etlpipeline.governance.classify.Maker.digits;
import static dev.etlpipeline.governance.classify.Maker.pick;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Columns about nobody, many of which look as if they were. */
final class HarmlessMakers {

    private HarmlessMakers() {}

    static List<Maker> all() {
        return List.of(
                Maker.harmless("order_number|Order No|orderRef|ref|c", random -> "4" + digits(random, 9)),
                Maker.harmless("barcode|EAN|gtin|code|c", random -> "50" + digits(random, 11)),
                Maker.harmless("tracking|Consignment|trackingId|number|c", random -> "3" + digits(random, 15)),
                Maker.harmless(
                        "sku|Article|productCode|code|c", random -> pick(random, "AB", "ZX", "QT") + digits(random, 6)),
                Maker.harmless("company|Company Name|employer|supplier|c", HarmlessMakers::company),
                Maker.harmless(
                        "colour|Shade|productColour|finish|c",
                        random -> pick(random, "White", "Brown", "Green", "Gray", "Rose", "Black", "Amber")),
                Maker.harmless(
                        "town|City|branchTown|place|c",
                        random -> pick(
                                random,
                                "Lincoln",
                                "Chester",
                                "Preston",
                                "Leeds",
                                "Bath",
                                "Kent",
                                "Stafford",
                                "Ashton",
                                "Derby",
                                "Hull",
                                "Bolton",
                                "Wells",
                                "York",
                                "Bristol",
                                "Truro",
                                "Luton")),
                Maker.harmless(
                        "order_date|Created|invoiceDate|date|c",
                        random -> LocalDate.of(2022, 1, 1)
                                .plusDays(random.nextInt(1_400))
                                .toString()),
                Maker.harmless(
                        "incorporated|Founded|incorporationDate|since|c",
                        random -> LocalDate.of(1950, 1, 1)
                                .plusDays(random.nextInt(25_000))
                                .toString()),
                Maker.harmless(
                        "month|Period|reportMonth|when|c",
                        random -> pick(random, "January", "April", "May", "June", "August", "March")),
                Maker.harmless(
                        "amount|Net Price|unitPrice|value|c", random -> random.nextInt(900) + "." + digits(random, 2)),
                Maker.harmless("quantity|Qty|unitsSold|n|c", random -> "" + random.nextInt(60)),
                Maker.harmless(
                        "version|Release|appVersion|build|c",
                        random -> random.nextInt(9) + "." + random.nextInt(40) + "." + random.nextInt(300)),
                Maker.harmless(
                        "url|Website|productUrl|link|c", random -> "https://shop.example/p/" + digits(random, 5)),
                Maker.harmless(
                        "id|Row Id|uuid|key|c", random -> new UUID(random.nextLong(), random.nextLong()).toString()),
                Maker.harmless("email_verified|Phone Type|birthdayFlag|active|c", random -> pick(random, "yes", "no")),
                Maker.harmless("text|Summary|productDescription|details|c", HarmlessMakers::description),
                Maker.harmless(
                        "status|State|orderStatus|stage|c", random -> pick(random, "open", "paid", "sent", "lost")));
    }

    private static String company(Random random) {
        return pick(
                        random,
                        "Harrison",
                        "Whitaker",
                        "John Lewis",
                        "Bright Grand",
                        "Northern",
                        "Taylor Wimpey",
                        "Symphony",
                        "Ashworth",
                        "Kent",
                        "Premier",
                        "Walker",
                        "Blue Sky")
                + " "
                + pick(
                        random,
                        "Ltd",
                        "Limited",
                        "PLC",
                        "Group",
                        "& Sons",
                        "Holdings Limited",
                        "Services LLP",
                        "Bakery",
                        "Hotels");
    }

    private static String description(Random random) {
        return pick(random, "Solid oak table with", "Cotton shirt and", "Garden chair, now with", "Two sets of") + " "
                + pick(
                        random,
                        "four steel legs",
                        "a matching bag",
                        "room for 12 plates",
                        "free delivery from 25 pounds")
                + " " + pick(random, "in stock again", "while they last", "made in Wales", "as seen in March");
    }
}
