package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * One file with the program as it ships, once masked and once clear: of the first no name, address or telephone number stands in
 * any table, log, report or output; of the second they do, so that the search is known to work.
 */
@EnabledIf("masks")
class NoRealValuesTest {

    /** Such as stand in no text of the program. */
    private static final List<String> NAMES = List.of(
            "Featherstonehaugh", "Xanthippe", "Wriothesley", "Cholmondeley", "Theodoric", "Bagnigge", "Quillfeather");

    /** Each name, address and number once good, and each once in a record that is refused. */
    private static final int RECORDS = 2 * NAMES.size();

    @TempDir
    Path folder;

    static boolean masks() {
        return ServiceLoader.load(PipelineModule.class).stream()
                .anyMatch(module -> module.get().name().equals("governance"));
    }

    @Test
    @Criterion("pii-masking.3")
    void standNowhereWhereTheProfileMasks() throws Exception {
        PipelineHome home = PipelineHome.asItShips(folder);

        everyCommand(home);

        assertThat(tables(home)).isEmpty();
        assertThat(files(home)).isEmpty();
    }

    @Test
    @Criterion("pii-masking.3")
    void areFoundWhereItDoesNot() throws Exception {
        PipelineHome home = PipelineHome.asItShips(folder);

        everyCommand(home, "--set", "governance.mask.mode=clear");

        assertThat(tables(home)).containsKeys("WAREHOUSE.CUSTOMER_ENRICHED", "ETL.QUARANTINE");
        assertThat(tables(home).get("WAREHOUSE.CUSTOMER_ENRICHED")).hasSizeGreaterThan(3 * NAMES.size() - 1);
        assertThat(files(home).keySet()).anyMatch(file -> file.endsWith(".out"));
    }

    /** A run with bad records, and every command that shows rows or records. */
    private void everyCommand(PipelineHome home, String... settings) throws IOException {
        Path file = write(home.resolve("real.csv"));
        run(home, settings, "run", "--input", file.toString(), "--set", "errors.max-share=1");
        run(home, settings, "preview", file.toString(), "--rows", Integer.toString(RECORDS), "--no-enrich");
        run(home, settings, "check", "--input", file.toString());
        run(home, settings, "guess", file.toString());
        run(home, settings, "quarantine", "list");
        run(home, settings, "quarantine", "show", "1");
        run(home, settings, "quarantine", "export", home.resolve("mend.csv").toString());
        run(home, settings, "report", "run", "last");
        run(home, settings, "runs", "show", "last");
    }

    private void run(PipelineHome home, String[] settings, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(settings));
        ChildPipeline child = home.start(Map.of("OBSERVABILITY_LOG_LEVEL", "DEBUG"), ProcessBuilder.Redirect.PIPE, all);
        child.exitCode();
        assertThat(child.said()).doesNotContain("Something unexpected");
    }

    private static Path write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(
                "customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date\n");
        for (int i = 0; i < NAMES.size(); i++) {
            String good = "," + NAMES.get((i + 1) % NAMES.size()) + "," + NAMES.get(i) + "," + email(i) + "," + phone(i)
                    + ",1984-03-17,SW1A 2AA,,active,2020-01-31\n";
            text.append(1_000 + i).append(good);
            text.append(2_000 + i).append(good.replace("active", "gone"));
        }
        return Files.writeString(file, text);
    }

    private static String email(int i) {
        return NAMES.get(i).toLowerCase(Locale.ROOT) + "@mail" + i + ".example";
    }

    private static String phone(int i) {
        return "0740112345" + i;
    }

    private static Set<String> sought() {
        Set<String> sought = new TreeSet<>();
        for (int i = 0; i < NAMES.size(); i++) {
            sought.add(NAMES.get(i).toLowerCase(Locale.ROOT));
            sought.add(email(i));
            sought.add(phone(i).substring(1));
        }
        return sought;
    }

    private static Set<String> found(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return sought().stream().filter(lower::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was found in which table. */
    private static Map<String, Set<String>> tables(PipelineHome home) throws SQLException {
        Map<String, String> texts = TableTexts.of(home.database());
        assertThat(texts).hasSizeGreaterThan(5);
        Map<String, Set<String>> found = new TreeMap<>();
        texts.forEach((table, content) -> {
            Set<String> values = found(content);
            if (!values.isEmpty()) {
                found.put(table, values);
            }
        });
        return found;
    }

    /** What was found in which file, the file that was loaded and what ships left out. */
    private Map<String, Set<String>> files(PipelineHome home) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(home.resolve("seeds")))
                    .filter(file -> !file.equals(home.resolve("real.csv")))
                    .toList()) {
                Set<String> values = found(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (!values.isEmpty()) {
                    found.put(folder.relativize(file).toString(), values);
                }
            }
        }
        return found;
    }
}
