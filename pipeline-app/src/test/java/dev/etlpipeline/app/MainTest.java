package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void makesTheProcessLiveInUtc() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));

            Main.main(new String[] {"--version"});

            assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
        } finally {
            TimeZone.setDefault(zone);
        }
    }
}
