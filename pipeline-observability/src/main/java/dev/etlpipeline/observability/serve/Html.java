package dev.etlpipeline.observability.serve;

/** Text as it may stand in HTML. */
final class Html {

    private Html() {}

    /** Also for attributes in double quotes. */
    static String text(String plain) {
        StringBuilder safe = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** A state as a word in its colour; the word is always there, since not everybody sees the colour. */
    static String state(String state) {
        String kind = switch (state) {
            case "UP", "SUCCEEDED", "closed" -> "good";
            case "DEGRADED", "SUSPENDED", "INTERRUPTED", "half-open", "WARN" -> "warn";
            case "DOWN", "FAILED", "FENCED", "REJECTED", "opened", "ERROR" -> "bad";
            default -> "busy";
        };
        return "<span class=\"state " + kind + "\">" + text(state) + "</span>";
    }
}
