package datapipeline.local.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionTransition;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/**
 * Refuses the lifecycle rules that AWS refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html">Lifecycle
 *     configuration elements</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html">
 *     Transitioning objects</a>
 */
final class LifecycleRules {
    private static final int MAX_RULES = 1000;
    private static final int MAX_ID_LENGTH = 255;
    private static final int MIN_DAYS_BEFORE_INFREQUENT = 30;
    private static final Set<TransitionStorageClass> INFREQUENT =
            Set.of(TransitionStorageClass.STANDARD_IA, TransitionStorageClass.ONEZONE_IA);

    private LifecycleRules() {}

    /**
     * The configuration as it is kept: AWS gives an id to rules that have none.
     *
     * @throws S3Error when AWS would not take it
     */
    static BucketLifecycleConfiguration checked(BucketLifecycleConfiguration configuration) {
        if (configuration.rules().isEmpty()) {
            throw malformed("a lifecycle configuration has at least one rule");
        }
        if (configuration.rules().size() > MAX_RULES) {
            throw S3Error.invalidRequest(
                    "The number of lifecycle rules must not exceed the allowed limit of 1000 rules");
        }
        Set<String> ids = new HashSet<>();
        List<LifecycleRule> rules = new ArrayList<>();
        for (LifecycleRule rule : configuration.rules()) {
            check(rule);
            String id =
                    rule.id() == null || rule.id().isEmpty() ? UUID.randomUUID().toString() : rule.id();
            if (!ids.add(id)) {
                throw S3Error.invalidArgument("Rule ID must be unique. Found same ID for more than one rule");
            }
            rules.add(rule.toBuilder().id(id).build());
        }
        return BucketLifecycleConfiguration.builder().rules(rules).build();
    }

    private static S3Error malformed(String reason) {
        return S3Error.malformedXml().detail("Reason", reason);
    }

    private static void check(LifecycleRule rule) {
        if (rule.id() != null && rule.id().length() > MAX_ID_LENGTH) {
            throw S3Error.invalidArgument("ID length should not exceed allowed limit of 255");
        }
        if (rule.status() == null || rule.status() == ExpirationStatus.UNKNOWN_TO_SDK_VERSION) {
            throw malformed("the status of a rule is Enabled or Disabled");
        }
        if ((rule.filter() == null) == (legacyPrefix(rule) == null)) {
            throw malformed("a rule has either a Filter or a Prefix");
        }
        if (rule.filter() != null) {
            LifecycleFilters.check(rule.filter());
        }
        checkActions(rule);
        checkTransitions(rule.transitions());
        checkNoncurrent(rule);
        if (rule.expiration() != null) {
            checkExpiration(rule, rule.expiration());
        }
    }

    @SuppressWarnings("deprecation") // rules of before 2016 are still taken by AWS
    private static @Nullable String legacyPrefix(LifecycleRule rule) {
        return rule.prefix();
    }

    private static void checkActions(LifecycleRule rule) {
        boolean idle = rule.expiration() == null
                && !rule.hasTransitions()
                && !rule.hasNoncurrentVersionTransitions()
                && rule.noncurrentVersionExpiration() == null
                && rule.abortIncompleteMultipartUpload() == null;
        if (idle) {
            throw S3Error.invalidRequest("At least one action needs to be specified in a rule");
        }
        if (rule.abortIncompleteMultipartUpload() != null) {
            requirePositive(
                    rule.abortIncompleteMultipartUpload().daysAfterInitiation(),
                    "DaysAfterInitiation",
                    "AbortIncompleteMultipartUpload");
            if (rule.filter() != null && LifecycleFilters.looksAtTheObject(rule.filter())) {
                throw S3Error.invalidRequest("AbortIncompleteMultipartUpload cannot be specified with Tags or sizes.");
            }
        }
    }

    private static void checkTransitions(List<Transition> transitions) {
        Set<TransitionStorageClass> classes = new HashSet<>();
        for (Transition transition : transitions) {
            requireClass(transition.storageClass());
            if (!classes.add(transition.storageClass())) {
                throw S3Error.invalidRequest("Duplicate storage class '%s' in transitions of one rule"
                        .formatted(transition.storageClassAsString()));
            }
            if ((transition.days() == null) == (transition.date() == null)) {
                throw malformed("a transition has either Days or a Date");
            }
            requireMidnight(transition.date());
            requireLate(transition.days(), transition.storageClass(), "Days", "Transition");
        }
    }

    private static void requireClass(@Nullable TransitionStorageClass storageClass) {
        if (storageClass == null || storageClass == TransitionStorageClass.UNKNOWN_TO_SDK_VERSION) {
            throw malformed("this is no storage class to move objects to");
        }
    }

    private static void requireLate(
            @Nullable Integer days, TransitionStorageClass storageClass, String member, String action) {
        if (days == null) {
            return;
        }
        if (days < 0) {
            throw S3Error.invalidArgument("'%s' for %s action must be a positive integer".formatted(member, action));
        }
        if (days < MIN_DAYS_BEFORE_INFREQUENT && INFREQUENT.contains(storageClass)) {
            throw S3Error.invalidArgument("'%s' in %s action must be greater than or equal to 30 for storageClass '%s'"
                    .formatted(member, action, storageClass));
        }
    }

    private static void checkNoncurrent(LifecycleRule rule) {
        for (NoncurrentVersionTransition transition : rule.noncurrentVersionTransitions()) {
            requireClass(transition.storageClass());
            requireLate(
                    transition.noncurrentDays(),
                    transition.storageClass(),
                    "NoncurrentDays",
                    "NoncurrentVersionTransition");
            requireKept(transition.newerNoncurrentVersions());
        }
        if (rule.noncurrentVersionExpiration() != null) {
            requirePositive(
                    rule.noncurrentVersionExpiration().noncurrentDays(),
                    "NoncurrentDays",
                    "NoncurrentVersionExpiration");
            requireKept(rule.noncurrentVersionExpiration().newerNoncurrentVersions());
        }
    }

    private static void requireKept(@Nullable Integer versions) {
        if (versions != null && (versions < 1 || versions > 100)) {
            throw S3Error.invalidArgument("'NewerNoncurrentVersions' must be an integer between 1 and 100");
        }
    }

    private static void checkExpiration(LifecycleRule rule, LifecycleExpiration expiration) {
        boolean marker = Boolean.TRUE.equals(expiration.expiredObjectDeleteMarker());
        int given = (expiration.days() != null ? 1 : 0) + (expiration.date() != null ? 1 : 0) + (marker ? 1 : 0);
        if (given != 1) {
            throw malformed("an expiration has one of Days, Date and ExpiredObjectDeleteMarker");
        }
        if (marker && rule.filter() != null && LifecycleFilters.looksAtTheObject(rule.filter())) {
            throw S3Error.invalidRequest("ExpiredObjectDeleteMarker cannot be specified with Tags or sizes.");
        }
        requireMidnight(expiration.date());
        if (expiration.days() != null) {
            requirePositive(expiration.days(), "Days", "Expiration");
        }
        for (Transition transition : rule.transitions()) {
            requireBefore(transition, expiration);
        }
    }

    private static void requireBefore(Transition transition, LifecycleExpiration expiration) {
        boolean mixed = transition.days() != null && expiration.date() != null
                || transition.date() != null && expiration.days() != null;
        if (mixed) {
            throw S3Error.invalidRequest(
                    "Found mixed 'Date' and 'Days' based Expiration and Transition actions in one lifecycle rule");
        }
        if (transition.days() != null && expiration.days() != null && transition.days() >= expiration.days()) {
            throw S3Error.invalidArgument(
                    "'Days' in the Expiration action must be greater than 'Days' in the Transition action");
        }
        if (transition.date() != null
                && expiration.date() != null
                && !transition.date().isBefore(expiration.date())) {
            throw S3Error.invalidArgument(
                    "'Date' in the Expiration action must be later than 'Date' in the Transition action");
        }
    }

    private static void requirePositive(@Nullable Integer days, String member, String action) {
        if (days == null || days < 1) {
            throw S3Error.invalidArgument("'%s' for %s action must be a positive integer".formatted(member, action));
        }
    }

    private static void requireMidnight(@Nullable Instant date) {
        if (date != null && !date.equals(date.truncatedTo(ChronoUnit.DAYS))) {
            throw S3Error.invalidArgument("'Date' must be at midnight GMT");
        }
    }
}
