package datapipeline.local.account;

/**
 * The account the embedded cloud plays, and how its resources are named. ARNs are spelt as AWS spells them, so that
 * whoever reads an event or a queue attribute cannot tell the difference.
 *
 * @param id twelve digits
 * @param region the only region there is
 * @param endpoint where the gateway listens, without a slash at the end: queue URLs begin with it
 */
public record Account(String id, String region, String endpoint) {

    /** The number that no real account has, as other emulators use it. */
    public static final String LOCAL_ID = "000000000000";

    public Account {
        if (!id.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("an account id has twelve digits, not \"%s\"".formatted(id));
        }
        if (endpoint.endsWith("/")) {
            throw new IllegalArgumentException("the endpoint ends without a slash, not as \"%s\"".formatted(endpoint));
        }
    }

    /** The embedded account behind a gateway on this port of the loopback address. */
    public static Account on(int port) {
        return new Account(LOCAL_ID, "us-east-1", "http://127.0.0.1:" + port);
    }

    /** {@code arn:aws:sqs:us-east-1:000000000000:sqs-picture} for {@code arn("sqs", "sqs-picture")}. */
    public String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, id, resource);
    }

    /** The URL of a queue: {@code http://127.0.0.1:4566/000000000000/sqs-picture}. */
    public String queueUrl(String name) {
        return "%s/%s/%s".formatted(endpoint, id, name);
    }

    /** The last part of an ARN or of a queue URL: the name alone. */
    public static String nameIn(String arnOrUrl) {
        int slash = arnOrUrl.lastIndexOf('/');
        int colon = arnOrUrl.lastIndexOf(':');
        return arnOrUrl.substring(Math.max(slash, colon) + 1);
    }
}
