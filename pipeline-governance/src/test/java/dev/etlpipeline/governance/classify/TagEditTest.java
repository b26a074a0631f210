package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagEditTest {

    private static final String TEXT = """
            # Towns \uD83C\uDFD8 and who lives in them.
            pipeline: people
            source:
              columns:
                - {name: id, key: true}   # the key
                - {name: mail, length: 50 }
                - {name: phone, tags: [old, pii], length: 20}
                - plain
                - name: town   # where
                  length: 30
                - name: street
                  tags: [old]
                - name: notes
                  tags:
                    - old
            derived:
              - {name: initials, length: 5}
            enrichments:
              - name: postcode
                key: plain
                fields:
                  - {from: region, column: region, type: text}
            """;

    @Test
    void addsTagsAndChangesNothingBesides() {
        assertThat(edited("mail", "personal", "email"))
                .isEqualTo(TEXT.replace("length: 50 }", "length: 50, tags: [personal, email] }"));
        assertThat(edited("town", "internal"))
                .isEqualTo(TEXT.replace("town   # where\n", "town   # where\n      tags: [internal]\n"));
        assertThat(edited("plain", "public")).isEqualTo(TEXT.replace("- plain", "- {name: plain, tags: [public]}"));
        assertThat(edited("initials", "personal"))
                .isEqualTo(TEXT.replace("length: 5}", "length: 5, tags: [personal]}"));
        assertThat(edited("region", "public")).isEqualTo(TEXT.replace("type: text}", "type: text, tags: [public]}"));
    }

    @Test
    void putsTagsInThePlaceOfOthers() {
        assertThat(edited("phone", "personal", "phone")).isEqualTo(TEXT.replace("[old, pii]", "[personal, phone]"));
        assertThat(edited("street", "personal")).isEqualTo(TEXT.replace("tags: [old]\n", "tags: [personal]\n"));
    }

    @Test
    void editsSeveralColumnsAtOnce() {
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        tags.put("town", Set.of("internal"));
        tags.put("mail", Set.of("personal"));

        assertThat(TagEdit.apply(TEXT, tags))
                .contains("tags: [internal]\n      length: 30", "{name: mail, length: 50, tags: [personal] }");
    }

    @Test
    void keepsTheEndsOfLines() {
        String text = "source:\r\n  columns:\r\n    - name: town\r\n      length: 3\r\n";

        assertThat(TagEdit.apply(text, Map.of("town", Set.of("public"))))
                .isEqualTo("source:\r\n  columns:\r\n    - name: town\r\n      tags: [public]\r\n      length: 3\r\n");
        assertThat(TagEdit.apply("derived:\n  - name: town", Map.of("town", Set.of("public"))))
                .isEqualTo("derived:\n  - name: town\n    tags: [public]");
    }

    @Test
    void refusesWhatItCannotDoWithoutTouchingMore() {
        assertThatThrownBy(() -> edited("notes", "personal"))
                .isInstanceOfSatisfying(
                        TagEditRefused.class,
                        e -> assertThat(e.problem())
                                .contains("column notes", "not written as a list in brackets", "nothing was changed"));
        assertThatThrownBy(() -> edited("absent", "personal")).isInstanceOf(TagEditRefused.class);
        assertThatThrownBy(() -> TagEdit.apply(
                        "source:\n  columns:\n    - &a {name: x}\n    - *a\n", Map.of("x", Set.of("public"))))
                .isInstanceOf(TagEditRefused.class)
                .hasMessageContaining("anchor");
    }

    private static String edited(String column, String... tags) {
        return TagEdit.apply(TEXT, Map.of(column, new LinkedHashSet<>(List.of(tags))));
    }
}
