package dev.etlpipeline.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeLayoutTest {

    private final AreaNames names = new AreaNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,usertype,oseast1m,osnrth1m,ctry,rgn,lat,long",
                "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,cty,ced,laua,ward,ctry,rgn,pcon,lat,long",
                "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,cty25cd,lad25cd,ctry25cd,rgn25cd,lat,long",
                "\"PCD\",\"PCDS\",\"DOTERM\",\"LAUA\",\"CTRY\",\"RGN\",\"LAT\",\"LONG\""
            })
    void knowsTheOnsByTheHeadersOfAllItsIssues(String header) throws IOException {
        PostcodeLayout layout = layout(header);

        assertThat(layout.title()).startsWith("ONS");
        assertThat(layout.columns().get(0)).isEqualToIgnoringCase("pcds");
        assertThat(layout.columns()).hasSize(7);
        assertThat(layout.missingHeader()).isEmpty();
    }

    @Test
    void readsALineOfTheOns() throws Exception {
        PostcodeLayout layout = layout("pcds,doterm,laua,ctry,rgn,lat,long");

        assertThat(read(layout, "SW1A 1AA", "E92000001", "E12000007", "E09000033", "51.501009", "-0.141588", null))
                .isEqualTo(new ReferencePostcode(
                        "SW1A 1AA",
                        "England",
                        "London",
                        "E09000033",
                        new BigDecimal("-0.141588"),
                        new BigDecimal("51.501009"),
                        null));
        assertThat(read(layout, "AB1 0AA", "S92000003", "S99999999", "S12000033", "57.1", "-2.2", "199606"))
                .extracting(ReferencePostcode::country, ReferencePostcode::region, ReferencePostcode::terminated)
                .containsExactly("Scotland", null, LocalDate.of(1996, 6, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "E92000001, E12000003, England, Yorkshire and The Humber",
        "W92000004, W99999999, Wales,",
        "N92000002, N99999999, Northern Ireland,",
        "L93000001, L99999999, Channel Islands,",
        "M83000003, M99999999, Isle of Man,"
    })
    void namesCountriesAndRegions(String ctry, String rgn, String country, @Nullable String region) throws Exception {
        ReferencePostcode postcode =
                read(layout("pcds,doterm,laua,ctry,rgn,lat,long"), "SW1A1AA", ctry, rgn, "L99999999", "51", "0", null);

        assertThat(postcode.country()).isEqualTo(country);
        assertThat(postcode.region()).isEqualTo(region);
        assertThat(postcode.district()).isNull();
    }

    @Test
    void takesTheOnsLatitudeOf99ForNoPosition() throws Exception {
        ReferencePostcode postcode = read(
                layout("pcds,doterm,laua,ctry,rgn,lat,long"),
                "JE2 3AB",
                "L93000001",
                "L99999999",
                "L99999999",
                "99.999999",
                "0.000000",
                null);

        assertThat(postcode.latitude()).isNull();
        assertThat(postcode.longitude()).isNull();
    }

    @Test
    void knowsCodePointOpenByItsShape() throws Exception {
        PostcodeLayout layout = layout(
                "\"SW1A1AA\",10,529090,179645,\"E92000001\",\"E19000003\",\"E18000007\",\"\",\"E09000033\",\"E05000644\"");

        assertThat(layout.title()).isEqualTo("OS Code-Point Open");
        assertThat(layout.missingHeader()).isPresent();
        ReferencePostcode postcode = read(layout, "SW1A1AA", "E92000001", "E09000033", "529090", "179645");
        assertThat(postcode.postcode()).isEqualTo("SW1A 1AA");
        assertThat(postcode.region()).isEqualTo("London");
        assertThat(postcode.latitude()).isBetween(new BigDecimal("51.5009"), new BigDecimal("51.5011"));
        assertThat(postcode.longitude()).isBetween(new BigDecimal("-0.1418"), new BigDecimal("-0.1414"));
        assertThat(read(layout, "M1 1AA", "E92000001", "E08000003", "0", "0"))
                .extracting(ReferencePostcode::latitude, ReferencePostcode::longitude, ReferencePostcode::region)
                .containsOnlyNulls();
    }

    @Test
    void takesRegionsOfCodePointOpenFromAFileThatHasThem() throws Exception {
        String file = "\uFEFFLAD23CD,LAD23NM,RGN23CD,RGN23NM\nE08000003,Manchester,E12000002,North West\n";
        names.add(
                List.of("LAD23CD", "LAD23NM", "RGN23CD", "RGN23NM"),
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));

        ReferencePostcode postcode =
                read(new CodePointLayout(false), "M11AA", "E92000001", "E08000003", "384700", "398000");

        assertThat(postcode.district()).isEqualTo("Manchester");
        assertThat(postcode.region()).isEqualTo("North West");
        assertThat(names.districts()).isEqualTo(1);
    }

    @Test
    void readsNamesAsTheyAre() throws Exception {
        PostcodeLayout layout = layout("postcode,country,region,admin_district,latitude,longitude");

        assertThat(read(layout, "ab101aa", "Scotland", null, "Aberdeen City", "57.148232", "-3.3e-05"))
                .isEqualTo(new ReferencePostcode(
                        "AB10 1AA",
                        "Scotland",
                        null,
                        "Aberdeen City",
                        new BigDecimal("-0.000033"),
                        new BigDecimal("57.148232"),
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "QQ1 1QQ, 51, 0, , its postcode has no UK postcode's form",
        ", 51, 0, , its postcode has no UK postcode's form",
        "M1 1AA, north, 0, , a coordinate is not a number of degrees",
        "M1 1AA, 51, 181, , a coordinate is not a number of degrees",
        "M1 1AA, 51, 0, 1996, its month of termination is not written as 199606 is"
    })
    void saysWhatIsWrongWithALine(
            @Nullable String postcode, String latitude, String longitude, @Nullable String month, String reason)
            throws IOException {
        PostcodeLayout layout = layout("pcds,doterm,laua,ctry,rgn,lat,long");

        assertThatThrownBy(() -> read(layout, postcode, "E92000001", null, null, latitude, longitude, month))
                .isInstanceOfSatisfying(
                        UnusableLine.class, line -> assertThat(line.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_id,postcode", "", "pcds,lat,long", "a,\"b", "M1 1AA,10,1,2,3,4,5,6,7,8"})
    void knowsNoOthers(String firstLine) throws IOException {
        assertThat(PostcodeLayout.of(fields(firstLine))).isEmpty();
    }

    private static PostcodeLayout layout(String firstLine) throws IOException {
        return PostcodeLayout.of(fields(firstLine)).orElseThrow();
    }

    private static List<String> fields(String firstLine) throws IOException {
        return FirstLine.of(new ByteArrayInputStream((firstLine + "\r\n1,2").getBytes(StandardCharsets.UTF_8)));
    }

    private ReferencePostcode read(PostcodeLayout layout, @Nullable String... texts) throws UnusableLine {
        Schema schema = new Schema(
                layout.columns().stream().map(name -> Column.text(name, 255)).toList());
        return layout.read(
                Row.of(schema, Origin.ofRecord(1), Arrays.copyOf(texts, texts.length, Object[].class)), names);
    }
}
