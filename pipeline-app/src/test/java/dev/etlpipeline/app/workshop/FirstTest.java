package dev.etlpipeline.app.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The test that a story's page says is to be made pass first.
 *
 * @param type without its package; where it is a contract, other classes run it
 */
record FirstTest(String type, String method) {

    private static final Pattern NAMED = Pattern.compile("## The test to make pass first\\R\\R`(\\w+)\\.(\\w+)`");

    static FirstTest on(Path page) throws IOException {
        Matcher named = NAMED.matcher(Files.readString(page));
        assertThat(named.find()).as("%s names a first test", page).isTrue();
        return new FirstTest(named.group(1), named.group(2));
    }

    /** @param fields of a line of results: outcome, time, class that ran, class that declares, method */
    boolean isIn(List<String> fields) {
        return fields.get(4).equals(method)
                && (simple(fields.get(2)).equals(type) || simple(fields.get(3)).equals(type));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return type + "." + method;
    }
}
