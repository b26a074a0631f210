package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnonymityTest {

    @Test
    void countsGroupsTheSmallestAndWhoIsAlone() {
        Anonymity anonymity = new Anonymity();
        for (String text : new String[] {"a", "b", "a", "c", "b", "a"}) {
            anonymity.add(text);
        }

        assertThat(anonymity.records()).isEqualTo(6);
        assertThat(anonymity.groups()).isEqualTo(3);
        assertThat(anonymity.k()).isEqualTo(1);
        assertThat(anonymity.alone()).isEqualTo(1);
    }

    @Test
    void hasRoomForMany() {
        Anonymity anonymity = new Anonymity();
        for (int i = 0; i < 200_000; i++) {
            anonymity.add("group " + i / 2);
        }

        assertThat(anonymity.groups()).isEqualTo(100_000);
        assertThat(anonymity.k()).isEqualTo(2);
        assertThat(anonymity.alone()).isZero();
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(new Anonymity().k()).isZero();
    }
}
