package datapipeline.local.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;

/**
 * Refuses the filters of lifecycle rules that AWS refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRuleFilter.html">LifecycleRuleFilter</a>
 */
final class LifecycleFilters {
    private LifecycleFilters() {}

    static void check(LifecycleRuleFilter filter) {
        int given = count(
                filter.prefix(),
                filter.tag(),
                filter.objectSizeGreaterThan(),
                filter.objectSizeLessThan(),
                filter.and());
        if (given > 1) {
            throw malformed("a filter has one of Prefix, Tag, ObjectSizeGreaterThan, ObjectSizeLessThan and And");
        }
        requireSize(filter.objectSizeGreaterThan(), filter.objectSizeLessThan());
        if (filter.and() != null) {
            check(filter.and());
        }
    }

    private static void check(LifecycleRuleAndOperator and) {
        int given = count(and.prefix(), and.objectSizeGreaterThan(), and.objectSizeLessThan())
                + and.tags().size();
        if (given < 2) {
            throw malformed("an And has at least two members");
        }
        if (and.tags().stream().map(tag -> tag.key()).distinct().count()
                < and.tags().size()) {
            throw S3Error.invalidRequest("Duplicate Tag Keys are not allowed.");
        }
        requireSize(and.objectSizeGreaterThan(), and.objectSizeLessThan());
    }

    /** Whether objects must be looked at, which delete markers and unfinished uploads are not. */
    static boolean looksAtTheObject(LifecycleRuleFilter filter) {
        LifecycleRuleAndOperator and = filter.and();
        return count(filter.tag(), filter.objectSizeGreaterThan(), filter.objectSizeLessThan()) > 0
                || and != null && (and.hasTags() || count(and.objectSizeGreaterThan(), and.objectSizeLessThan()) > 0);
    }

    private static void requireSize(@Nullable Long greater, @Nullable Long less) {
        if (greater != null && greater < 0 || less != null && less < 1) {
            throw S3Error.invalidRequest("'ObjectSizeGreaterThan' and 'ObjectSizeLessThan' must be positive");
        }
        if (greater != null && less != null && less <= greater) {
            throw S3Error.invalidRequest("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'");
        }
    }

    private static int count(@Nullable Object... members) {
        int count = 0;
        for (Object member : members) {
            count += member == null ? 0 : 1;
        }
        return count;
    }

    private static S3Error malformed(String reason) {
        return S3Error.malformedXml().detail("Reason", reason);
    }
}
