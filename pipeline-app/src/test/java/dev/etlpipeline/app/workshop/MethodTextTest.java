package dev.etlpipeline.app.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodTextTest {

    private static final String SOURCE = """
            final class A {

                // a brace in a text is no brace: "}"
                int first() {
                    return "}".length();
                }

                @Deprecated
                String second(int n) {
                    return switch (n) {
                        default -> "{";
                    };
                }
            }
            """;

    private static MethodText found(String method) {
        return MethodText.find(SOURCE, method).orElseThrow();
    }

    @Test
    void hasTheMethodWithItsAnnotationsAndItsLine() {
        assertThat(found("second").line()).isEqualTo(8);
        assertThat(found("second").text())
                .startsWith("@Deprecated\nString second(int n) {")
                .endsWith("    };\n}");
    }

    @Test
    void putsAnotherBodyInItsPlaceAndLeavesTheRest() {
        assertThat(found("first").with("return 0;", "Yours")).isEqualTo(SOURCE.replace("""
                    int first() {
                        return "}".length();
                    }
                """, """
                    int first() {
                        // Yours
                        return 0;
                    }
                """));
    }

    @Test
    void saysWhereThereIsNone() {
        assertThat(MethodText.find(SOURCE, "third")).isEmpty();
        assertThat(MethodText.find("interface B { int third(); }", "third")).isEmpty();
    }
}
