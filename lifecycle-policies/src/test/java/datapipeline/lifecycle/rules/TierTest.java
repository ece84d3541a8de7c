package datapipeline.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TierTest {
    @Test
    void refusesInfrequentAccessBeforeThirtyDaysAsS3Does() {
        assertThatThrownBy(() -> new Tier(29, StorageClass.STANDARD_IA))
                .hasMessageContaining("greater than or equal to 30 for storageClass 'STANDARD_IA'");
    }

    @Test
    void onlyEverGoesDown() {
        for (StorageClass from : StorageClass.values()) {
            for (StorageClass to : StorageClass.values()) {
                if (from.canBecome(to)) {
                    assertThat(to.canBecome(from)).isFalse();
                }
            }
        }
    }

    @Test
    void seedsTiersThatS3CanFollowOneAfterTheOther() {
        List<Tier> tiers = SeedPolicy.tiers();
        StorageClass at = StorageClass.STANDARD;
        for (Tier tier : tiers) {
            assertThat(at.canBecome(tier.storageClass())).isTrue();
            at = tier.storageClass();
        }
        assertThat(tiers).extracting(Tier::days).isSorted();
    }
}
