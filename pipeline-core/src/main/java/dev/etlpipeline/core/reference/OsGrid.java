package dev.etlpipeline.core.reference;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.tan;

/**
 * From the National Grid of Great Britain to WGS84, after Ordnance Survey's "A guide to coordinate systems in Great
 * Britain": the inverse of the transverse Mercator projection (annexe C), then the Helmert transformation from OSGB36
 * (section 6.6). One set of parameters for the whole country is good to about 5 m; a postcode is larger than that.
 */
final class OsGrid {

    /** Airy 1830, on which OSGB36 is based, and GRS80, which WGS84 equals to a tenth of a millimetre. Semi-axes in metres. */
    private static final Ellipsoid AIRY = new Ellipsoid(6_377_563.396, 6_356_256.909);

    private static final Ellipsoid GRS80 = new Ellipsoid(6_378_137.0, 6_356_752.314_1);

    private static final double SCALE = 0.999_601_271_7;
    private static final double TRUE_LATITUDE = Math.toRadians(49);
    private static final double TRUE_LONGITUDE = Math.toRadians(-2);
    private static final double FALSE_EASTING = 400_000;
    private static final double FALSE_NORTHING = -100_000;

    /** Helmert: metres, seconds of arc, parts per million. */
    private static final double TX = 446.448;

    private static final double TY = -125.157;
    private static final double TZ = 542.060;
    private static final double RX = Math.toRadians(0.1502 / 3600);
    private static final double RY = Math.toRadians(0.2470 / 3600);
    private static final double RZ = Math.toRadians(0.8421 / 3600);
    private static final double GROWTH = 1 - 20.4894e-6;

    /** A hundredth of a millimetre on the ground. */
    private static final double CLOSE_ENOUGH = 1e-5;

    private OsGrid() {}

    /** In degrees. */
    record Position(double latitude, double longitude) {}

    private record Ellipsoid(double a, double b) {

        double eccentricity() {
            return (a * a - b * b) / (a * a);
        }
    }

    /** @param easting metres, as {@code northing} */
    static Position wgs84(double easting, double northing) {
        double[] osgb = unprojected(easting, northing);
        return helmert(osgb[0], osgb[1]);
    }

    /** Latitude and longitude on Airy's ellipsoid, in radians. The names of the terms are those of the guide. */
    private static double[] unprojected(double easting, double northing) {
        double latitude = foot(northing);
        double e2 = AIRY.eccentricity();
        double s2 = sin(latitude) * sin(latitude);
        double nu = AIRY.a * SCALE / sqrt(1 - e2 * s2);
        double rho = AIRY.a * SCALE * (1 - e2) / Math.pow(1 - e2 * s2, 1.5);
        double eta2 = nu / rho - 1;
        double t = tan(latitude);
        double t2 = t * t;
        double secant = 1 / cos(latitude);
        double vii = t / (2 * rho * nu);
        double viii = t / (24 * rho * Math.pow(nu, 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
        double ix = t / (720 * rho * Math.pow(nu, 5)) * (61 + 90 * t2 + 45 * t2 * t2);
        double x = secant / nu;
        double xi = secant / (6 * Math.pow(nu, 3)) * (nu / rho + 2 * t2);
        double xii = secant / (120 * Math.pow(nu, 5)) * (5 + 28 * t2 + 24 * t2 * t2);
        double xiia = secant / (5040 * Math.pow(nu, 7)) * (61 + 662 * t2 + 1320 * t2 * t2 + 720 * t2 * t2 * t2);
        double d = easting - FALSE_EASTING;
        double d2 = d * d;
        return new double[] {
            latitude - vii * d2 + viii * d2 * d2 - ix * d2 * d2 * d2,
            TRUE_LONGITUDE + d * (x - xi * d2 + xii * d2 * d2 - xiia * d2 * d2 * d2)
        };
    }

    /** The latitude on the central meridian at that northing. */
    private static double foot(double northing) {
        double latitude = TRUE_LATITUDE;
        double off = northing - FALSE_NORTHING;
        do {
            latitude += off / (AIRY.a * SCALE);
            off = northing - FALSE_NORTHING - meridian(latitude);
        } while (Math.abs(off) >= CLOSE_ENOUGH);
        return latitude;
    }

    /** Length of the meridian's arc from the true origin. */
    private static double meridian(double latitude) {
        double n = (AIRY.a - AIRY.b) / (AIRY.a + AIRY.b);
        double n2 = n * n;
        double n3 = n2 * n;
        double less = latitude - TRUE_LATITUDE;
        double more = latitude + TRUE_LATITUDE;
        return AIRY.b
                * SCALE
                * ((1 + n + 5.0 / 4 * n2 + 5.0 / 4 * n3) * less
                        - (3 * n + 3 * n2 + 21.0 / 8 * n3) * sin(less) * cos(more)
                        + (15.0 / 8 * n2 + 15.0 / 8 * n3) * sin(2 * less) * cos(2 * more)
                        - 35.0 / 24 * n3 * sin(3 * less) * cos(3 * more));
    }

    private static Position helmert(double latitude, double longitude) {
        double nu = AIRY.a / sqrt(1 - AIRY.eccentricity() * sin(latitude) * sin(latitude));
        double x = nu * cos(latitude) * cos(longitude);
        double y = nu * cos(latitude) * sin(longitude);
        double z = nu * (1 - AIRY.eccentricity()) * sin(latitude);
        return geodetic(
                TX + GROWTH * x - RZ * y + RY * z,
                TY + RZ * x + GROWTH * y - RX * z,
                TZ - RY * x + RX * y + GROWTH * z);
    }

    private static Position geodetic(double x, double y, double z) {
        double e2 = GRS80.eccentricity();
        double p = Math.hypot(x, y);
        double latitude = Math.atan2(z, p * (1 - e2));
        double before;
        do {
            before = latitude;
            double nu = GRS80.a / sqrt(1 - e2 * sin(latitude) * sin(latitude));
            latitude = Math.atan2(z + e2 * nu * sin(latitude), p);
        } while (Math.abs(latitude - before) > 1e-12);
        return new Position(Math.toDegrees(latitude), Math.toDegrees(Math.atan2(y, x)));
    }
}
