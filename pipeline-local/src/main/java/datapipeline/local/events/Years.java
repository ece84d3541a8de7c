package datapipeline.local.events;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last field of a cron expression, 1970 to 2199. */
record Years(BitSet set) {
    private static final int FIRST = 1970;
    private static final int LAST = 2199;
    private static final Pattern PART = Pattern.compile("(\\*|\\d{4})(?:-(\\d{4}))?(?:/(\\d+))?");

    static Years parse(String field) {
        BitSet set = new BitSet();
        for (String part : field.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"%s\" is no year".formatted(part));
            }
            boolean every = matcher.group(1).equals("*");
            int from = every ? FIRST : Integer.parseInt(matcher.group(1));
            int step = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
            boolean open = every || matcher.group(3) != null;
            int to = matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : open ? LAST : from;
            for (int year = from; year <= to; year += step) {
                set.set(year);
            }
        }
        return new Years(set);
    }

    boolean has(int year) {
        return set.get(year);
    }

    int last() {
        return set.length() - 1;
    }
}
