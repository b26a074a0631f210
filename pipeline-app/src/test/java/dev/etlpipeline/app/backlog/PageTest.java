package dev.etlpipeline.app.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    private static final Page PAGE = Page.of("""
            ---
            meets: {}
            ---
            # Title

            ## First
            Type `./pipeline run`, which takes 7 seconds.
            ### Below
            | a | b |
            | --- | --- |
            ```sh
            # Not a heading
            ./pipeline plan
            ```
            ![The way](way.svg)
            ## Second
            other
            """);

    @Test
    void tellsFrontMatterFromText() {
        assertThat(PAGE.frontMatter()).isEqualTo("meets: {}");
        assertThat(PAGE.lines()).first().isEqualTo("# Title");
        assertThat(Page.of("# Title\n---\n").frontMatter()).isEmpty();
        assertThat(Page.of("---\nno end").frontMatter()).isEmpty();
        assertThat(Page.of("").frontMatter()).isEmpty();
    }

    @Test
    void aSectionEndsAtTheNextHeadingThatIsNotBelow() {
        assertThat(PAGE.section("First"))
                .hasValueSatisfying(lines -> assertThat(lines)
                        .contains("### Below", "![The way](way.svg)", "# Not a heading")
                        .doesNotContain("other"));
        assertThat(PAGE.section("Second")).contains(List.of("other"));
    }

    @Test
    void hasNoSectionWhereThereIsNoSuchHeading() {
        assertThat(PAGE.section("Third")).isEqualTo(Optional.empty());
        assertThat(PAGE.section("Not a heading")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "command, ./pipeline run, true",
        "command, ./pipeline plan, true",
        "command, ./pipeline check, false",
        "command, 7 sec, true",
        "figure, 7 seconds, true",
        "figure, 8 seconds, false",
        "table, a | b, true",
        "table, 7 seconds, false",
        "drawing, The way, true",
        "drawing, 7 seconds, false"
    })
    void findsAProofInWhatFitsItsKind(String kind, String what, boolean there) {
        assertThat(Page.holds(PAGE.section("First").orElseThrow(), kind, what)).isEqualTo(there);
    }
}
