package dev.etlpipeline.sandbox.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the reference data of {@code seeds/reference/postcode-areas.csv}, whose README says what it holds. */
final class PostcodeAreas {

    /** One row. Blank is empty. */
    record Area(
            String area,
            String country,
            Optional<String> region,
            Optional<String> adminDistrict,
            Optional<Double> latitude,
            Optional<Double> longitude) {}

    private static final String RESOURCE = "postcode-areas.csv";
    private static final String HEADER = "area,country,region,admin_district,latitude,longitude,precision";
    private static final Pattern FIELD = Pattern.compile("(?:\"([^\"]*)\"|([^,]*))(?:,|$)");

    private PostcodeAreas() {}

    /** By area, from a file or, if none is given, from the class path. */
    static Map<String, Area> load(Optional<Path> file) {
        try (BufferedReader in = new BufferedReader(open(file))) {
            if (!HEADER.equals(in.readLine())) {
                throw new IllegalArgumentException(
                        file.map(Path::toString).orElse(RESOURCE) + " must begin with " + HEADER);
            }
            return in.lines().map(PostcodeAreas::parse).collect(Collectors.toUnmodifiableMap(Area::area, area -> area));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            return Files.newBufferedReader(file.get(), StandardCharsets.UTF_8);
        }
        InputStream in = PostcodeAreas.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException("The class path lacks " + RESOURCE);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static Area parse(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (fields.size() < 7 && matcher.find()) {
            fields.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        if (fields.size() < 7) {
            throw new IllegalArgumentException("A postcode area has 7 columns, not " + fields.size() + ": " + line);
        }
        return new Area(
                fields.get(0),
                fields.get(1),
                text(fields.get(2)),
                text(fields.get(3)),
                text(fields.get(4)).map(Double::valueOf),
                text(fields.get(5)).map(Double::valueOf));
    }

    private static Optional<String> text(String field) {
        return Optional.of(field).filter(text -> !text.isEmpty());
    }
}
