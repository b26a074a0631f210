package dev.etlpipeline.resilience.quarantine;

/**
 * A value as a spreadsheet may see it: one that begins as a formula would gets an apostrophe in front, which a spreadsheet
 * takes for "this is text", and so does one that begins with an apostrophe, so that the way back is the same for all.
 */
final class SpreadsheetCell {

    private static final String GUARD = "'";
    private static final String GUARDED = "=+-@\t\r'";

    private SpreadsheetCell() {}

    static String guarded(String value) {
        return !value.isEmpty() && GUARDED.indexOf(value.charAt(0)) >= 0 ? GUARD + value : value;
    }

    static String unguarded(String cell) {
        boolean guarded = cell.length() > 1 && cell.startsWith(GUARD) && GUARDED.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }
}
