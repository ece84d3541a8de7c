package datapipeline.engines.semantics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, and what is told by its form in whatever language: dates, amounts and addresses. */
final class Entities {
    /** Of each kind. */
    private static final int MOST = 50;

    static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";
    private static final String AMOUNT = "\\d{1,3}(?:[.,' ]\\d{3}){1,4}(?:[.,]\\d{2})?|\\d{1,12}(?:[.,]\\d{1,2})?";
    static final String CURRENCY = "USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|SEK|NOK|DKK|PLN|CZK";

    private static final Map<Entity.Kind, Pattern> FORMS = new EnumMap<>(Map.of(
            Entity.Kind.EMAIL,
                    Pattern.compile("\\b[\\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5}\\b"),
            Entity.Kind.URL, Pattern.compile("\\bhttps?://[^\\s<>\"')\\]]{3,300}[\\w/]"),
            Entity.Kind.IBAN, Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b"),
            Entity.Kind.DATE,
                    Pattern.compile(
                            "\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{1,2}(?:st|nd|rd|th)? "
                                    + MONTH + ",? \\d{4}|" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})\\b"),
            Entity.Kind.MONEY,
                    Pattern.compile("(?:[$€£¥] ?|\\b(?:" + CURRENCY + ") )(?:" + AMOUNT + ")\\b|\\b(?:" + AMOUNT
                            + ") ?(?:€|(?:" + CURRENCY + ")\\b)")));

    private Entities() {}

    static List<Entity> of(String text, EnglishText english) {
        List<Entity> formed = new ArrayList<>();
        FORMS.forEach((kind, form) -> formed.addAll(counted(kind, matches(kind, form, text))));
        List<String> names = Names.of(english).stream()
                .filter(name ->
                        formed.stream().noneMatch(entity -> entity.text().contains(name)))
                .toList();
        List<Entity> all = new ArrayList<>(counted(Entity.Kind.NAME, names));
        all.addAll(formed);
        return all;
    }

    private static List<String> matches(Entity.Kind kind, Pattern form, String text) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = form.matcher(text); matcher.find(); ) {
            if (kind != Entity.Kind.IBAN || isIban(matcher.group())) {
                found.add(matcher.group().replaceAll("\\s+", " "));
            }
        }
        return found;
    }

    /** ISO 13616: the first four signs at the end, letters as numbers from 10 up, and the rest by 97 is 1. */
    static boolean isIban(String written) {
        String signs = written.replace(" ", "");
        StringBuilder digits = new StringBuilder();
        (signs.substring(4) + signs.substring(0, 4)).chars().forEach(sign -> digits.append(Character.digit(sign, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static List<Entity> counted(Entity.Kind kind, List<String> found) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        found.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> new Entity(kind, one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Entity::count).reversed())
                .limit(MOST)
                .toList();
    }
}
