package dev.etlpipeline.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.reference.OsGrid.Position;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsGridTest {

    private static final double METRES_A_DEGREE = 111_320;

    /**
     * The first is the example of Ordnance Survey's guide, Caister water tower, whose WGS84 position it gives; the others are
     * postcodes with both positions as api.postcodes.io publishes them.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Caister water tower, 651409.903, 313177.270, 52.657979, 1.716052",
        "SW1A 1AA, 529090, 179645, 51.501009, -0.141588",
        "MK4 1DL, 485090, 234868, 52.005736, -0.7618",
        "BR8 7RE, 551626, 170342, 51.411831, 0.178871",
        "OX49 5NU, 464447, 195647, 51.655929, -1.069752"
    })
    void placesKnownPointsWithinTenMetres(
            String point, double easting, double northing, double latitude, double longitude) {
        Position position = OsGrid.wgs84(easting, northing);

        double north = (position.latitude() - latitude) * METRES_A_DEGREE;
        double east = (position.longitude() - longitude) * METRES_A_DEGREE * Math.cos(Math.toRadians(latitude));
        assertThat(Math.hypot(north, east)).as("metres off").isLessThan(10);
    }
}
