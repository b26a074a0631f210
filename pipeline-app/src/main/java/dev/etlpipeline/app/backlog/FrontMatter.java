package dev.etlpipeline.app.backlog;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** What stands before a Markdown page, as a map: {@code meets} says what it proves, {@code exercise} what is to be done again. */
public final class FrontMatter {

    private FrontMatter() {}

    /**
     * Empty where the page has none.
     *
     * @throws BacklogException where it is no map that can be read
     */
    public static Map<?, ?> of(String page) {
        return map(Page.of(page).frontMatter());
    }

    static Map<?, ?> map(String frontMatter) {
        if (frontMatter.isBlank()) {
            return Map.of();
        }
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object matter = new Yaml(new SafeConstructor(options)).load(frontMatter);
            if (matter instanceof Map<?, ?> map) {
                return map;
            }
            throw new BacklogException("the front matter must be a map");
        } catch (YAMLException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new BacklogException("the front matter is no YAML that can be read: " + why);
        }
    }
}
