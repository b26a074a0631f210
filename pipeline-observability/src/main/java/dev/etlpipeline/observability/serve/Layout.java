package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.module.Page;
import java.util.List;

/**
 * What stands around every page.
 *
 * @param starts whether runs can be started here
 */
record Layout(List<Page> pages, boolean starts) {

    private static final String SOON = "<meta http-equiv=\"refresh\" content=\"1\">";

    /** @param stream what brings it up to date, empty for what stays as it is */
    String page(String title, String stream, String body) {
        String live = stream.isEmpty() ? "" : " data-stream=\"" + Html.text(stream) + "\"";
        String reload = stream.isEmpty() ? "" : "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>";
        return page(title, live, reload, body);
    }

    /** A page that asks for itself every second, until something else comes. */
    String waiting(String title, String body) {
        return page(title, "", SOON, body);
    }

    private String page(String title, String live, String reload, String body) {
        return "<!doctype html>\n<html lang=\"en\"" + live + "><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">" + reload
                + "<title>" + Html.text(title) + "</title>"
                + "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/assets/dashboard.css\">"
                + "<script src=\"/assets/dashboard.js\" defer></script></head><body>"
                + "<a class=\"skip\" href=\"#main\">Skip to the content</a>"
                + "<header><strong>pipeline</strong><nav aria-label=\"Pages\">" + nav()
                + "</nav><span id=\"connection\" role=\"status\"></span></header>"
                + "<main id=\"main\" tabindex=\"-1\"><h1>" + Html.text(title) + "</h1>" + body
                + "</main></body></html>\n";
    }

    private String nav() {
        StringBuilder nav = new StringBuilder("<a href=\"/\">Dashboard</a>");
        if (starts) {
            nav.append("<a href=\"/start\">Start a run</a>");
        }
        for (Page page : pages) {
            nav.append("<a href=\"")
                    .append(Html.text(page.path()))
                    .append("\">")
                    .append(Html.text(page.title()))
                    .append("</a>");
        }
        nav.append("<a href=\"/api/openapi.json\">API</a>");
        return nav.toString();
    }

    /** A part of a page that is sent again where it changes. */
    static String section(String id, String heading, String content) {
        return "<section aria-labelledby=\"h-" + id + "\"><h2 id=\"h-" + id + "\">" + Html.text(heading)
                + "</h2><div id=\"" + id + "\">" + content + "</div></section>";
    }
}
