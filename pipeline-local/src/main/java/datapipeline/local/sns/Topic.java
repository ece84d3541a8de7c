package datapipeline.local.sns;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where messages are published.
 *
 * @param attributes those that were set
 * @param deletedSubscriptions how many subscriptions it had that it has no more
 */
record Topic(String arn, Map<String, String> attributes, Map<String, String> tags, int deletedSubscriptions) {
    private static final String SIGNATURE_VERSION = "SignatureVersion";

    Topic {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    Topic withAttribute(String name, String value) {
        Map<String, String> changed = new TreeMap<>(attributes);
        changed.put(name, value);
        return new Topic(arn, changed, tags, deletedSubscriptions);
    }

    Topic withTags(Map<String, String> changed) {
        return new Topic(arn, attributes, changed, deletedSubscriptions);
    }

    Topic withOneSubscriptionLess() {
        return new Topic(arn, attributes, tags, deletedSubscriptions + 1);
    }

    /** 2 unless somebody asked for 1: a topic here need not please receivers older than the better signature. */
    String signatureVersion() {
        return attributes.getOrDefault(SIGNATURE_VERSION, "2");
    }
}
