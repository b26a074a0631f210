package dev.etlpipeline.governance.mask;

import java.nio.charset.StandardCharsets;

/**
 * Telephone numbers of the United Kingdom. Ofcom keeps numbers free for drama; sixteen of its ranges, each of a thousand, are
 * numbers by libphonenumber's tables. Its mobile range, 07700 900, is none there.
 */
final class MaskedPhones {

    /** Source: Ofcom, Telephone numbers for use in TV and radio drama programmes. Behind +44, without the last three digits. */
    private static final String[] RESERVED = {
        "1134960", "1144960", "1164960", "1174960", "1184960", "1214960", "1314960", "1414960", "1514960", "2079460",
        "1614960", "1914980", "2896496", "2920180", "3069990", "8081570"
    };

    /** The number that stands for every other. */
    static final String REDACTED = "+44" + RESERVED[9] + "000";

    private static final int RANGE = 1_000;

    /** Mobile numbers from 07400 000000 to 07449 999999. */
    private static final int MOBILE = 50_000_000;

    private static final int DIGITS = 8;

    private final Pseudonyms pseudonyms;
    private final PhoneRange range;

    MaskedPhones(Pseudonyms pseudonyms, PhoneRange range) {
        this.pseudonyms = pseudonyms;
        this.range = range;
    }

    /** In E.164, or with 0 in front as the number had it. */
    String of(String phone) {
        Draw draw = pseudonyms.draw("phone", canonical(phone));
        return range == PhoneRange.ANY
                ? number(phone, "74", draw.below(MOBILE), DIGITS)
                : number(phone, RESERVED[draw.below(RESERVED.length)], draw.below(RANGE), 3);
    }

    /** One array of ASCII: joining texts takes longer than all the rest. */
    private static String number(String phone, String front, int number, int length) {
        String prefix = prefix(phone);
        int end = prefix.length() + front.length() + length;
        byte[] made = new byte[end];
        for (int i = 0; i < prefix.length(); i++) {
            made[i] = (byte) prefix.charAt(i);
        }
        for (int i = 0; i < front.length(); i++) {
            made[prefix.length() + i] = (byte) front.charAt(i);
        }
        int left = number;
        for (int i = end - 1; i >= end - length; i--) {
            made[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return new String(made, StandardCharsets.ISO_8859_1);
    }

    /** A number that rings nobody, with the last three digits of this one. */
    static String lastDigits(String phone) {
        String digits = "000" + digits(phone);
        return prefix(phone) + RESERVED[9] + digits.substring(digits.length() - 3);
    }

    private static String prefix(String phone) {
        return phone.strip().startsWith("+") ? "+44" : "0";
    }

    /** The digits behind + and the country's code, whether it is written so or with 0. */
    private static String canonical(String phone) {
        if (isE164(phone)) {
            return phone.substring(1);
        }
        String digits = digits(phone);
        return digits.startsWith("0") && !digits.startsWith("00") ? "44" + digits.substring(1) : digits;
    }

    /** Of the usual form, with nothing to be left out. */
    private static boolean isE164(String phone) {
        if (!phone.startsWith("+44")) {
            return false;
        }
        for (int i = 1; i < phone.length(); i++) {
            if (phone.charAt(i) < '0' || phone.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String digits(String phone) {
        char[] digits = new char[phone.length()];
        int length = 0;
        for (int i = 0; i < phone.length(); i++) {
            char c = phone.charAt(i);
            if (c >= '0' && c <= '9') {
                digits[length++] = c;
            }
        }
        return new String(digits, 0, length);
    }
}
