package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.module.Page;
import java.util.List;

/** What stands around every page. */
record Layout(List<Page> pages) {

    String page(String title, String stream, String body) {
        StringBuilder nav = new StringBuilder("<a href=\"/\">Dashboard</a>");
        for (Page page : pages) {
            nav.append("<a href=\"")
                    .append(Html.text(page.path()))
                    .append("\">")
                    .append(Html.text(page.title()))
                    .append("</a>");
        }
        nav.append("<a href=\"/api/openapi.json\">API</a>");
        String live = stream.isEmpty() ? "" : " data-stream=\"" + Html.text(stream) + "\"";
        String reload = stream.isEmpty() ? "" : "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>";
        return "<!doctype html>\n<html lang=\"en\"" + live + "><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">" + reload
                + "<title>" + Html.text(title) + "</title>"
                + "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/assets/dashboard.css\">"
                + "<script src=\"/assets/dashboard.js\" defer></script></head><body>"
                + "<a class=\"skip\" href=\"#main\">Skip to the content</a>"
                + "<header><strong>pipeline</strong><nav aria-label=\"Pages\">" + nav
                + "</nav><span id=\"connection\" role=\"status\"></span></header>"
                + "<main id=\"main\" tabindex=\"-1\"><h1>" + Html.text(title) + "</h1>" + body
                + "</main></body></html>\n";
    }

    /** A part of a page that is sent again where it changes. */
    static String section(String id, String heading, String content) {
        return "<section aria-labelledby=\"h-" + id + "\"><h2 id=\"h-" + id + "\">" + Html.text(heading)
                + "</h2><div id=\"" + id + "\">" + content + "</div></section>";
    }
}
