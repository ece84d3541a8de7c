package datapipeline.local.events;

import datapipeline.local.account.Account;
import org.jspecify.annotations.Nullable;

/** A bus in a request: by its name, by its ARN, or not at all, which means the default bus. */
final class BusName {
    private BusName() {}

    static String in(@Nullable String spelt) {
        return spelt == null ? EventRule.DEFAULT_BUS : Account.nameIn(spelt);
    }
}
