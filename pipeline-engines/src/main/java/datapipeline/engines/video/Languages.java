package datapipeline.engines.video;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Whether two codes mean one language: people say {@code de} or {@code de-AT}, and files {@code deu} or {@code ger}. */
final class Languages {
    /** The twenty languages with a second code of three letters, which Matroska prefers: ISO 639-2/B to 639-2/T. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sqi"),
            Map.entry("arm", "hye"),
            Map.entry("baq", "eus"),
            Map.entry("bur", "mya"),
            Map.entry("chi", "zho"),
            Map.entry("cze", "ces"),
            Map.entry("dut", "nld"),
            Map.entry("fre", "fra"),
            Map.entry("geo", "kat"),
            Map.entry("ger", "deu"),
            Map.entry("gre", "ell"),
            Map.entry("ice", "isl"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

    private Languages() {}

    static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other) || code(one).equalsIgnoreCase(code(other));
    }

    /** In three letters; what is no language known to ISO 639 stays as it is. */
    private static String code(String language) {
        String known = Locale.forLanguageTag(language).getLanguage();
        try {
            return known.isEmpty()
                    ? language
                    : BIBLIOGRAPHIC.getOrDefault(known, Locale.of(known).getISO3Language());
        } catch (MissingResourceException unknown) {
            return BIBLIOGRAPHIC.getOrDefault(known, known);
        }
    }
}
