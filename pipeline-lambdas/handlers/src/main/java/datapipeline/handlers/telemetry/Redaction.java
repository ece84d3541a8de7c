package datapipeline.handlers.telemetry;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged: those of this function, wherever they stand, and what looks like one. */
record Redaction(Set<String> secrets) {
    private static final String INSTEAD = "***";

    /** What would be taken for a secret although it is too short to be one would make lines unreadable. */
    private static final int SHORTEST = 8;

    private static final List<Pattern> LOOK_LIKE_SECRETS = List.of(
            Pattern.compile("(?i)(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\\s\"']+"),
            Pattern.compile("(?i)(\\bSignature=)[0-9a-f]{16,}"),
            Pattern.compile(
                    "(?i)((?:secret|session|security|access)[_-]?(?:access)?[_-]?(?:key|token)[\"']?\\s*[=:]\\s*)"
                            + "[^\\s,;&\"']+"),
            Pattern.compile("(?i)(authorization[\"']?\\s*[=:]\\s*)(?:Bearer |Basic )?[^\\s,;\"']+"),
            Pattern.compile("(?i)(passw(?:or)?d[\"']?\\s*[=:]\\s*)[^\\s,;&\"']+"),
            Pattern.compile("()\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b"));

    Redaction {
        secrets = Set.copyOf(secrets);
    }

    String of(String text) {
        String clean = text;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                clean = clean.replace(secret, INSTEAD);
            }
        }
        for (Pattern pattern : LOOK_LIKE_SECRETS) {
            clean = pattern.matcher(clean).replaceAll("$1" + INSTEAD);
        }
        return clean;
    }
}
