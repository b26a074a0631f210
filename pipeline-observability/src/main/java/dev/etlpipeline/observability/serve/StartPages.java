package dev.etlpipeline.observability.serve;

import java.util.List;

/** The form that starts a run, and what is shown until the run has a page of its own. */
final class StartPages {

    private static final String TITLE = "Start a run";

    private final Layout layout;
    private final String definition;

    /** @param definition what settings name, for people */
    StartPages(Layout layout, String definition) {
        this.layout = layout;
        this.definition = definition;
    }

    /**
     * @param key     of {@link OwnPages}
     * @param refusal of what was asked last, empty where nothing was
     */
    String form(RunStarter starter, String key, String refusal) {
        String said = refusal.isEmpty() ? "" : "<p role=\"alert\" class=\"refusal\">" + Html.text(refusal) + "</p>";
        List<String> offered = starter.files().offered();
        String content = starter.inProgress()
                .map(other -> "<p>" + Html.text(other)
                        + ". The next can be started when it has ended: <a href=\"/start\">look"
                        + " again</a>, or <a href=\"/\">watch it</a>.</p>")
                .orElseGet(() -> offered.isEmpty() ? none(starter) : fields(offered, key));
        return layout.page(TITLE, "", said + Layout.section("start", "What is loaded", content + note(starter)));
    }

    private static String none(RunStarter starter) {
        return "<p>There is no file to load: neither the one that <code>paths.input</code> names, nor one in "
                + Html.text(String.join(", ", starter.files().folders())) + " (<code>serve.inputs</code>).</p>";
    }

    private static String fields(List<String> offered, String key) {
        StringBuilder options = new StringBuilder();
        offered.forEach(
                file -> options.append("<option>").append(Html.text(file)).append("</option>"));
        return "<form method=\"post\" action=\"/start\"><input type=\"hidden\" name=\"" + OwnPages.KEY + "\" value=\""
                + key
                + "\"><p><label for=\"file\">File</label><select id=\"file\" name=\"file\">" + options + "</select></p>"
                + box("dry_run", "Dry run: accounts for every row and writes nothing")
                + box("no_enrich", "Ask no API: new and changed rows get no enrichment")
                + "<p><button type=\"submit\">Start the run</button></p></form>";
    }

    private static String box(String name, String label) {
        return "<p><label><input type=\"checkbox\" name=\"" + name + "\" value=\"yes\"> " + label + "</label></p>";
    }

    private String note(RunStarter starter) {
        return "<p class=\"quiet\">It is loaded as <code>" + Html.text(definition)
                + "</code> says, as <code>./pipeline run</code> does it, in a process of its own. Files are those of "
                + Html.text(String.join(", ", starter.files().folders()))
                + " and the one that <code>paths.input</code> names.</p>";
    }

    /** Asks for itself every second, with or without script. */
    String waiting(RunStart start) {
        return layout.waiting(
                "Starting a run",
                "<p role=\"status\" class=\"word\">" + Html.text(start.file())
                        + " is being opened. The run's page comes by itself.</p>");
    }

    /** @param exit the process's exit code */
    String refused(RunStart start, int exit) {
        return layout.page(
                "No run was started",
                "",
                "<p role=\"alert\" class=\"refusal\">The run of " + Html.text(start.file())
                        + " ended before it began, with exit code " + exit + ".</p>"
                        + Layout.section(
                                "said", "What it said", "<pre tabindex=\"0\">" + Html.text(start.said()) + "</pre>")
                        + "<p><a href=\"/start\">Start another one</a></p>");
    }
}
