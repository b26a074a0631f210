package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.step.TextForms;
import java.util.regex.Pattern;

/** How many of a column's first values are ways to reach a person, names of one, or names of a company. */
final class Contents {

    /** What names of companies end in, in the countries around. */
    private static final Pattern COMPANY = Pattern.compile(
            "(?i).*\\b(?:limited|ltd|plc|llp|lp|inc|incorporated|llc|corp|company|gmbh|ag|council|trust)\\b\\.?.*");

    private static final Pattern PERSON = Pattern.compile("\\p{Lu}[\\p{L}'.-]*(?: \\p{Lu}[\\p{L}'.-]*){1,3}");

    private static final int LONGEST = 254;

    private final TextForms forms;
    private final long sample;
    private long seen;
    private long emails;
    private long phones;
    private long postcodes;
    private long companies;
    private long persons;

    Contents(TextForms forms, long sample) {
        this.forms = forms;
        this.sample = sample;
    }

    void add(String text) {
        if (seen >= sample) {
            return;
        }
        seen++;
        int length = text.length();
        if (length > LONGEST) {
            return;
        }
        emails += text.indexOf('@') > 0 && forms.isEmail(text) ? 1 : 0;
        postcodes += length >= 5 && length <= 10 && forms.isPostcode(text) ? 1 : 0;
        phones += looksDialled(text) && forms.isPhone(text) ? 1 : 0;
        companies += COMPANY.matcher(text).matches() ? 1 : 0;
        persons += PERSON.matcher(text).matches() ? 1 : 0;
    }

    /** Numbers without zero or plus in front may be anything. */
    private static boolean looksDialled(String text) {
        char first = text.charAt(0);
        return text.length() >= 9 && text.length() <= 20 && (first == '0' || first == '+' || first == '(');
    }

    private boolean most(long of) {
        return seen > 0 && of * 5 >= seen * 4;
    }

    boolean emails() {
        return most(emails);
    }

    boolean phones() {
        return most(phones);
    }

    boolean postcodes() {
        return most(postcodes);
    }

    boolean companies() {
        return seen > 0 && companies * 5 >= seen;
    }

    boolean persons() {
        return most(persons) && !companies();
    }
}
