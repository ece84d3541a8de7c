package datapipeline.lifecycle.rules;

import java.util.List;

/** The tiers that both buckets begin with: infrequent access after 30 days, Glacier after 90. */
public final class SeedPolicy {
    private SeedPolicy() {}

    /** In order of age; each class can become the next. */
    public static List<Tier> tiers() {
        return List.of(new Tier(30, StorageClass.STANDARD_IA), new Tier(90, StorageClass.GLACIER));
    }
}
