package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Owner;

/**
 * Lists every version and every delete marker, newest first within a key.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html">ListObjectVersions</a>
 */
final class VersionListing {
    private final S3State state;
    private final Owner owner;

    VersionListing(S3State state, Owner owner) {
        this.state = state;
        this.owner = owner;
    }

    Response list(S3Request request) {
        state.buckets().get(request.bucket());
        ListingRequest listing = ListingRequest.of(request, "max-keys");
        String keyMarker = request.parameter("key-marker").orElse("");
        Optional<String> versionMarker = request.parameter("version-id-marker");
        if (versionMarker.isPresent() && keyMarker.isEmpty()) {
            throw S3Error.invalidArgument("A version-id marker cannot be specified without a key marker.");
        }
        Page<StoredObject> page =
                Page.of(listing.query(), new AllVersions(request.bucket(), listing, keyMarker, versionMarker));
        ListObjectVersionsResponse.Builder result = ListObjectVersionsResponse.builder()
                .name(request.bucket())
                .prefix(listing.encode(listing.query().prefix()))
                .keyMarker(listing.encode(keyMarker))
                .versionIdMarker(versionMarker.orElse(""))
                .delimiter(listing.encodeUnlessEmpty(listing.query().delimiter()))
                .encodingType(listing.encodingType())
                .maxKeys(listing.query().max())
                .isTruncated(page.truncated())
                .commonPrefixes(listing.encodeAll(page.commonPrefixes()));
        page.last().ifPresent(last -> {
            result.nextKeyMarker(listing.encode(last.name()));
            if (last instanceof Page.Item<StoredObject>(String key, StoredObject version)) {
                result.nextVersionIdMarker(version.versionId());
            }
        });
        addItems(result, page, listing, request.bucket());
        return S3Xml.ok("ListVersionsResult", result.build());
    }

    private void addItems(
            ListObjectVersionsResponse.Builder result, Page<StoredObject> page, ListingRequest listing, String bucket) {
        List<ObjectVersion> versions = new ArrayList<>();
        List<DeleteMarkerEntry> markers = new ArrayList<>();
        for (StoredObject item : page.items()) {
            boolean latest = state.objects()
                    .newest(bucket, item.key())
                    .map(newest -> newest.sequence() == item.sequence())
                    .orElse(false);
            if (item.deleteMarker()) {
                markers.add(DeleteMarkerEntry.builder()
                        .key(listing.encode(item.key()))
                        .versionId(item.versionId())
                        .isLatest(latest)
                        .lastModified(item.modified())
                        .owner(owner)
                        .build());
            } else {
                versions.add(describe(item, latest, listing));
            }
        }
        result.versions(versions).deleteMarkers(markers);
    }

    private ObjectVersion describe(StoredObject item, boolean latest, ListingRequest listing) {
        ObjectVersion.Builder version = ObjectVersion.builder()
                .key(listing.encode(item.key()))
                .versionId(item.versionId())
                .isLatest(latest)
                .lastModified(item.modified())
                .eTag(item.quotedEtag())
                .size(item.size())
                .storageClass(item.storageClass())
                .owner(owner);
        item.content()
                .checksum()
                .ifPresent(checksum -> version.checksumAlgorithmWithStrings(
                                checksum.kind().name())
                        .checksumType(checksum.type().name()));
        return version.build();
    }

    private final class AllVersions implements Page.Source<StoredObject> {
        private final String bucket;
        private final ListingRequest listing;
        private final String keyMarker;
        private final Optional<String> versionMarker;

        AllVersions(String bucket, ListingRequest listing, String keyMarker, Optional<String> versionMarker) {
            this.bucket = bucket;
            this.listing = listing;
            this.keyMarker = keyMarker;
            this.versionMarker = versionMarker;
        }

        @Override
        public Iterator<StoredObject> start() {
            String prefix = listing.query().prefix();
            if (keyMarker.isEmpty() || Rows.bytesOf(keyMarker).compareTo(Rows.bytesOf(prefix)) < 0) {
                return state.objects().versionsFrom(bucket, prefix);
            }
            if (versionMarker.isPresent()) {
                return state.objects().versionsAfter(bucket, keyMarker, sequenceOf(versionMarker.get()));
            }
            return listing.isCommonPrefix(keyMarker)
                    ? after(keyMarker)
                    : state.objects().versionsAfterKey(bucket, keyMarker);
        }

        /** Of an id that is no longer there too, so that deleting while listing skips nothing. */
        private long sequenceOf(String versionId) {
            return versionId.equals(StoredObject.NULL_VERSION)
                    ? state.objects()
                            .version(bucket, keyMarker, versionId)
                            .map(StoredObject::sequence)
                            .orElse(0L)
                    : VersionIds.sequenceOf(versionId);
        }

        @Override
        public Iterator<StoredObject> after(String commonPrefix) {
            return state.objects().versionsAfterPrefix(bucket, commonPrefix);
        }

        @Override
        public String keyOf(StoredObject version) {
            return version.key();
        }

        @Override
        public boolean isListed(StoredObject version) {
            return true;
        }
    }
}
