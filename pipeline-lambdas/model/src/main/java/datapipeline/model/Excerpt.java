package datapipeline.model;

/** The beginning of what somebody else wrote, fit to stand in a sentence, a message and a table. */
public final class Excerpt {
    private static final int UNPRINTABLE = 0xFFFD;

    private Excerpt() {}

    /**
     * At most so many characters, cut between two of them, without what breaks a log line (control characters) and what no
     * JSON writer takes (half a character).
     */
    public static String of(String text, int most) {
        String beginning = text.length() > most ? text.substring(0, most) : text;
        String printable = beginning
                .codePoints()
                .map(each -> isPrintable(each) ? each : UNPRINTABLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (text.length() <= most) {
            return printable;
        }
        int end = Character.isHighSurrogate(printable.charAt(most - 2)) ? most - 2 : most - 1;
        return printable.substring(0, end) + "…";
    }

    private static boolean isPrintable(int each) {
        return !Character.isISOControl(each) && Character.getType(each) != Character.SURROGATE;
    }
}
