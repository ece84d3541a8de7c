package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the objects that readers see: ListObjectsV2, and ListObjects for old clients. */
final class ObjectListing {
    private final S3State state;
    private final Owner owner;

    ObjectListing(S3State state, Owner owner) {
        this.state = state;
        this.owner = owner;
    }

    Response list(S3Request request) {
        state.buckets().get(request.bucket());
        return request.parameter("list-type").filter("2"::equals).isPresent() ? listV2(request) : listV1(request);
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a> */
    private Response listV2(S3Request request) {
        ListingRequest listing = ListingRequest.of(request, "max-keys");
        Optional<String> token = request.parameter("continuation-token");
        String startAfter = request.parameter("start-after").orElse("");
        Page<StoredObject> page =
                page(request.bucket(), listing, token.map(ObjectListing::read).orElse(startAfter));
        boolean owned = request.parameter("fetch-owner").filter("true"::equals).isPresent();
        List<S3Object> contents = page.items().stream()
                .map(object -> describe(listing, object, owned))
                .toList();
        return S3Xml.ok(
                "ListBucketResult",
                ListObjectsV2Response.builder()
                        .name(request.bucket())
                        .prefix(listing.encode(listing.query().prefix()))
                        .delimiter(listing.encodeUnlessEmpty(listing.query().delimiter()))
                        .startAfter(listing.encodeUnlessEmpty(startAfter))
                        .encodingType(listing.encodingType())
                        .maxKeys(listing.query().max())
                        .keyCount(page.entries().size())
                        .isTruncated(page.truncated())
                        .continuationToken(token.orElse(null))
                        .nextContinuationToken(
                                page.last().map(last -> write(last.name())).orElse(null))
                        .contents(contents)
                        .commonPrefixes(listing.encodeAll(page.commonPrefixes()))
                        .build());
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html">ListObjects</a> */
    private Response listV1(S3Request request) {
        ListingRequest listing = ListingRequest.of(request, "max-keys");
        String marker = request.parameter("marker").orElse("");
        Page<StoredObject> page = page(request.bucket(), listing, marker);
        Optional<String> next = page.last()
                .filter(last -> !listing.query().delimiter().isEmpty())
                .map(last -> listing.encode(last.name()));
        return S3Xml.ok(
                "ListBucketResult",
                ListObjectsResponse.builder()
                        .name(request.bucket())
                        .prefix(listing.encode(listing.query().prefix()))
                        .marker(listing.encode(marker))
                        .delimiter(listing.encodeUnlessEmpty(listing.query().delimiter()))
                        .encodingType(listing.encodingType())
                        .maxKeys(listing.query().max())
                        .isTruncated(page.truncated())
                        .nextMarker(next.orElse(null))
                        .contents(page.items().stream()
                                .map(object -> describe(listing, object, true))
                                .toList())
                        .commonPrefixes(listing.encodeAll(page.commonPrefixes()))
                        .build());
    }

    private Page<StoredObject> page(String bucket, ListingRequest listing, String after) {
        return Page.of(listing.query(), new CurrentObjects(state.objects(), bucket, listing, after));
    }

    private S3Object describe(ListingRequest listing, StoredObject object, boolean owned) {
        S3Object.Builder described = S3Object.builder()
                .key(listing.encode(object.key()))
                .lastModified(object.modified())
                .eTag(object.quotedEtag())
                .size(object.size())
                .storageClass(object.storageClass());
        object.content()
                .checksum()
                .ifPresent(checksum -> described
                        .checksumAlgorithmWithStrings(checksum.kind().name())
                        .checksumType(checksum.type().name()));
        return owned ? described.owner(owner).build() : described.build();
    }

    /** What readers see of a bucket, as it is when it is walked through. */
    static Stream<StoredObject> current(ObjectIndex index, String bucket) {
        Iterable<StoredObject> versions = () -> index.versionsFrom(bucket, "");
        NewestOnly newest = new NewestOnly();
        return StreamSupport.stream(versions.spliterator(), false).filter(newest::isListed);
    }

    private static String write(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Error.invalidArgument("The continuation token provided is incorrect")
                    .detail("ArgumentName", "continuation-token");
        }
    }

    /** The newest version of each key, unless it is a delete marker. */
    private static final class CurrentObjects implements Page.Source<StoredObject> {
        private final ObjectIndex index;
        private final String bucket;
        private final ListingRequest listing;
        private final String after;
        private final NewestOnly newest = new NewestOnly();

        CurrentObjects(ObjectIndex index, String bucket, ListingRequest listing, String after) {
            this.index = index;
            this.bucket = bucket;
            this.listing = listing;
            this.after = after;
        }

        @Override
        public Iterator<StoredObject> start() {
            String prefix = listing.query().prefix();
            if (Rows.bytesOf(after).compareTo(Rows.bytesOf(prefix)) < 0 || after.isEmpty()) {
                return index.versionsFrom(bucket, prefix);
            }
            return listing.isCommonPrefix(after)
                    ? index.versionsAfterPrefix(bucket, after)
                    : index.versionsAfterKey(bucket, after);
        }

        @Override
        public Iterator<StoredObject> after(String commonPrefix) {
            return index.versionsAfterPrefix(bucket, commonPrefix);
        }

        @Override
        public String keyOf(StoredObject version) {
            return version.key();
        }

        @Override
        public boolean isListed(StoredObject version) {
            return newest.isListed(version);
        }
    }

    /** Lets the first version of each key pass, unless it is a delete marker. */
    private static final class NewestOnly {
        private String lastKey = "";

        boolean isListed(StoredObject version) {
            boolean newest = !version.key().equals(lastKey);
            lastKey = version.key();
            return newest && !version.deleteMarker();
        }
    }
}
