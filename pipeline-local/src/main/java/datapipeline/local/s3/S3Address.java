package datapipeline.local.s3;

import datapipeline.local.gateway.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bucket and which key a request means: {@code /bucket/key}, or {@code /key} with the bucket in the host's name.
 *
 * @param bucket empty for the service itself
 * @param key empty for the bucket itself
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual hosting</a>
 */
record S3Address(String bucket, String key) {
    private static final int MAX_KEY_BYTES = 1024;
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("([a-z0-9][a-z0-9.-]{1,61}?[a-z0-9])\\.(?:s3\\.)?localhost(?::\\d+)?");

    static S3Address of(Request request) {
        String path = request.rawPath().substring(1);
        if (host(request).matches()) {
            return new S3Address(bucketOf(request), key(path));
        }
        int slash = path.indexOf('/');
        return new S3Address(decode(bucketOf(request)), slash < 0 ? "" : key(path.substring(slash + 1)));
    }

    /** The bucket alone, as it was sent: the name of a bucket that exists needs no encoding. */
    static String bucketOf(Request request) {
        Matcher host = host(request);
        return host.matches() ? host.group(1) : request.rawPath().substring(1).split("/", 2)[0];
    }

    private static Matcher host(Request request) {
        return VIRTUAL_HOST.matcher(request.header("host").orElse(""));
    }

    static String key(String encoded) {
        String key = decode(encoded);
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_KEY_BYTES) {
            throw new S3Error(400, "KeyTooLongError", "Your key is too long")
                    .detail("Size", Integer.toString(bytes))
                    .detail("MaxSizeAllowed", Integer.toString(MAX_KEY_BYTES));
        }
        if (key.indexOf(Rows.END) >= 0) {
            throw S3Error.invalidArgument("A key may not hold the character U+0000.");
        }
        return key;
    }

    /** In a path a plus sign is a plus sign. */
    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new S3Error(400, "InvalidURI", "Couldn't parse the specified URI.").detail("URI", encoded);
        }
    }
}
