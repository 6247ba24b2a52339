package dev.foyer.provisioning.csv;

/**
 * Text for a cell that spreadsheets neither run nor calculate. What begins like a formula gets an apostrophe in front, as OWASP's page on
 * CSV injection asks for; reading takes that apostrophe off again, and exactly that one: text with apostrophes of its own survives.
 */
public final class SpreadsheetText {

    private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private SpreadsheetText() {}

    /** The text as it stands in the cell. */
    public static String cell(String text) {
        return isFormula(text, 0) ? "'" + text : text;
    }

    /** The text that {@link #cell} was given. */
    public static String text(String cell) {
        return cell.startsWith("'") && isFormula(cell, 1) ? cell.substring(1) : cell;
    }

    /** Whether a formula begins behind any number of apostrophes. */
    private static boolean isFormula(String text, int from) {
        int begin = from;
        while (begin < text.length() && text.charAt(begin) == '\'') {
            begin++;
        }
        return begin < text.length() && DANGEROUS.indexOf(text.charAt(begin)) >= 0;
    }
}
