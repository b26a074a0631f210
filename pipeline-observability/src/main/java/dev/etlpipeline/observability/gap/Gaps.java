package dev.etlpipeline.observability.gap;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every way to fail, in the order of a run, and the steps that there are. */
record Gaps(List<FailurePoint> points, List<Step> steps) {

    /** What this build knows. */
    static Gaps read() {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(resource("gaps.yaml"));
        return new ObjectMapper().convertValue(tree, Gaps.class);
    }

    /** A text of this package. */
    static String resource(String name) {
        try (InputStream resource = Gaps.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FailurePoint> at(Place place) {
        return points.stream().filter(point -> point.place() == place).toList();
    }

    /** Those of which the core alone shows so much. */
    List<FailurePoint> withCore(Sight sight) {
        return points.stream().filter(point -> point.core() == sight).toList();
    }

    /** Those of which this module shows so much. */
    List<FailurePoint> withModule(Sight sight) {
        return points.stream().filter(point -> point.module() == sight).toList();
    }
}
