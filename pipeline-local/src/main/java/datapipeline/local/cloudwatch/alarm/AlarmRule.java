package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of a composite alarm: {@code ALARM("a") AND NOT (OK(b) OR INSUFFICIENT_DATA(c))}.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
final class AlarmRule {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(AND|OR|NOT|TRUE|FALSE|(OK|ALARM|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]+)\"|([^()\"]+?))\\s*\\)|[()])\\s*");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Function<String, State.Value> states;
    private int at;

    private AlarmRule(String text, Function<String, State.Value> states) {
        this.text = text;
        this.states = states;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw refused("cannot read it from character %d on".formatted(end));
            }
            if (matcher.group(2) == null) {
                tokens.add(matcher.group(1));
            } else {
                String name = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
                names.add(nameIn(name));
                tokens.add(matcher.group(2) + ":" + nameIn(name));
            }
            end = matcher.end();
        }
    }

    private static String nameIn(String nameOrArn) {
        int alarm = nameOrArn.indexOf(":alarm:");
        return alarm < 0 ? nameOrArn : nameOrArn.substring(alarm + ":alarm:".length());
    }

    /**
     * Whether the rule holds.
     *
     * @param states the state of the alarm with a name
     */
    static boolean holds(String text, Function<String, State.Value> states) {
        var rule = new AlarmRule(text, states);
        boolean holds = rule.or();
        if (rule.at < rule.tokens.size()) {
            throw rule.refused("did not expect " + rule.tokens.get(rule.at));
        }
        return holds;
    }

    /** The alarms it looks at. */
    static Set<String> children(String text) {
        var rule = new AlarmRule(text, name -> State.Value.OK);
        rule.or();
        return rule.names;
    }

    private boolean or() {
        boolean holds = and();
        while (is("OR")) {
            boolean right = and();
            holds = holds || right;
        }
        return holds;
    }

    private boolean and() {
        boolean holds = single();
        while (is("AND")) {
            boolean right = single();
            holds = holds && right;
        }
        return holds;
    }

    private boolean single() {
        if (is("NOT")) {
            return !single();
        }
        if (is("(")) {
            boolean inner = or();
            if (!is(")")) {
                throw refused("a parenthesis is not closed");
            }
            return inner;
        }
        if (at == tokens.size()) {
            throw refused("something is missing at the end");
        }
        String token = tokens.get(at++);
        int colon = token.indexOf(':');
        if (colon > 0) {
            return states.apply(token.substring(colon + 1)).name().equals(token.substring(0, colon));
        }
        return switch (token) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw refused("did not expect " + token);
        };
    }

    private boolean is(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private RuntimeException refused(String why) {
        return CloudWatchErrors.invalid("AlarmRule: %s in %s".formatted(why, text));
    }
}
