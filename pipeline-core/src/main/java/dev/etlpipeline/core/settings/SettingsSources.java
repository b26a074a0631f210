package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.common.MapBackedConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Where values come from, least first. A file that cannot be read becomes a problem like any other. */
final class SettingsSources {

    private static final int FIRST_FILE = 110;
    private static final int ENVIRONMENT = 300;
    private static final int COMMAND_LINE = 400;
    private static final int GIVEN = 500;

    private final List<ConfigSource> written = new ArrayList<>();
    private final ConfigSource environment;
    private final List<String> problems = new ArrayList<>();

    SettingsSources(Map<String, String> environment) {
        this.environment = new EnvConfigSource(environment, ENVIRONMENT);
    }

    static boolean isEnvironment(ConfigValue value) {
        return value.getConfigSourceOrdinal() == ENVIRONMENT;
    }

    /** Whether the value stands where others can read it: in a file, or in a process list. */
    static boolean isWritten(ConfigValue value) {
        int ordinal = value.getConfigSourceOrdinal();
        return ordinal < ENVIRONMENT || ordinal == COMMAND_LINE;
    }

    /** @param shown the file's name for a person */
    void file(Path file, String shown) {
        try {
            String yaml = Files.readString(file);
            Object content = strictly().load(yaml);
            if (content != null && !(content instanceof Map)) {
                problems.add(shown + ": is no map of keys and values");
                return;
            }
            written.add(new YamlConfigSource(shown, yaml, FIRST_FILE + written.size()));
        } catch (NoSuchFileException e) {
            problems.add(shown + ": does not exist");
        } catch (IOException e) {
            problems.add(shown + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (MarkedYAMLException e) {
            problems.add(shown + ", line " + (e.getProblemMark().getLine() + 1) + ": " + fault(e));
        } catch (YAMLException e) {
            problems.add(shown + ": is no valid YAML");
        }
    }

    /** SmallRye's own reading takes the later of two equal keys, and with it the loss of a whole section. */
    private static Yaml strictly() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    /** Without the parser's words, which may quote the file and with it a secret. */
    private static String fault(MarkedYAMLException e) {
        return e instanceof DuplicateKeyException
                ? "a key stands here that stood before in the same section"
                : "is no valid YAML, from column " + (e.getProblemMark().getColumn() + 1) + " on";
    }

    void commandLine(Map<String, String> values) {
        written.add(new MapBackedConfigSource("--set", values, COMMAND_LINE) {});
    }

    /** Values that a program hands over, secrets too. */
    void given(Map<String, String> values) {
        written.add(new MapBackedConfigSource("given", values, GIVEN) {});
    }

    /** All but the environment: what somebody wrote for this program, so that an unknown key in it is a mistake. */
    List<ConfigSource> written() {
        return written;
    }

    ConfigSource environment() {
        return environment;
    }

    List<String> problems() {
        return problems;
    }
}
