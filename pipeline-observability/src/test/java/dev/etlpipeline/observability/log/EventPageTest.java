package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventPageTest {

    private static final Path PAGE = Path.of("..", "docs", "observability", "events.md");
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

    @Test
    void theCommittedPageIsWhatTheCodeSays() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("written anew by: ./pipeline logs events > docs/observability/events.md")
                .isEqualTo(EventPage.markdown());
    }

    @Test
    void noTwoEventsHaveOneCode() {
        assertThat(Arrays.stream(Event.values()).map(Event::code)).doesNotHaveDuplicates();
    }

    @Test
    void everyMessageNamesOnlyFieldsOfItsEvent() {
        for (Event event : Event.values()) {
            Matcher named = FIELD.matcher(event.text());
            while (named.find()) {
                assertThat(event.fields())
                        .as(event.code())
                        .extracting(Field::key)
                        .contains(named.group(1));
            }
        }
    }
}
