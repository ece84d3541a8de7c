package datapipeline.model;

import java.util.regex.Pattern;

/** Whose file it is: the first folder of its key. Never taken from metadata, which the uploader could forge. */
public final class Tenant {
    /** Whose the files outside any folder are, and those in folders that are no tenant's name. */
    public static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private Tenant() {}

    public static String of(String key) {
        int slash = key.indexOf('/');
        String folder = slash < 0 ? "" : key.substring(0, slash);
        return NAME.matcher(folder).matches() ? folder : DEFAULT;
    }
}
