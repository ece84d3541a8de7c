package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.Part;

/** Lists unfinished uploads, and the parts of one. */
final class UploadListing {
    private static final int MAX_PARTS = 1000;

    private final S3State state;
    private final MultipartUploads uploads;
    private final Owner owner;

    UploadListing(S3State state, MultipartUploads uploads, Owner owner) {
        this.state = state;
        this.uploads = uploads;
        this.owner = owner;
    }

    /**
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html">
     *     ListMultipartUploads</a>
     */
    Response uploads(S3Request request) {
        state.buckets().get(request.bucket());
        ListingRequest listing = ListingRequest.of(request, "max-uploads");
        String keyMarker = request.parameter("key-marker").orElse("");
        String idMarker = request.parameter("upload-id-marker")
                .filter(id -> !keyMarker.isEmpty())
                .orElse("");
        Page<StoredUpload> page =
                Page.of(listing.query(), new AllUploads(request.bucket(), listing, keyMarker, idMarker));
        ListMultipartUploadsResponse.Builder result = ListMultipartUploadsResponse.builder()
                .bucket(request.bucket())
                .prefix(listing.encode(listing.query().prefix()))
                .delimiter(listing.encodeUnlessEmpty(listing.query().delimiter()))
                .keyMarker(listing.encode(keyMarker))
                .uploadIdMarker(idMarker)
                .encodingType(listing.encodingType())
                .maxUploads(listing.query().max())
                .isTruncated(page.truncated())
                .commonPrefixes(listing.encodeAll(page.commonPrefixes()))
                .uploads(page.items().stream()
                        .map(upload -> describe(upload, listing))
                        .toList());
        page.last().ifPresent(last -> {
            result.nextKeyMarker(listing.encode(last.name()));
            if (last instanceof Page.Item<StoredUpload>(String key, StoredUpload upload)) {
                result.nextUploadIdMarker(upload.id());
            }
        });
        return S3Xml.ok("ListMultipartUploadsResult", result.build());
    }

    private MultipartUpload describe(StoredUpload upload, ListingRequest listing) {
        return MultipartUpload.builder()
                .uploadId(upload.id())
                .key(listing.encode(upload.key()))
                .initiated(upload.initiated())
                .storageClass(upload.description().storageClass())
                .checksumAlgorithm(upload.checksum().map(ChecksumKind::name).orElse(null))
                .checksumType(upload.checksumType().name())
                .owner(owner)
                .build();
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html">ListParts</a> */
    Response parts(S3Request request) {
        StoredUpload upload = uploads.find(request);
        int after = request.number("part-number-marker", 0, 0, Integer.MAX_VALUE);
        int max = Math.min(MAX_PARTS, request.number("max-parts", MAX_PARTS, 0, Integer.MAX_VALUE));
        List<StoredPart> rest = uploads.parts(upload).stream()
                .filter(part -> part.number() > after)
                .toList();
        List<StoredPart> page = rest.subList(0, Math.min(max, rest.size()));
        boolean truncated = rest.size() > page.size();
        return S3Xml.ok(
                "ListPartsResult",
                ListPartsResponse.builder()
                        .bucket(upload.bucket())
                        .key(upload.key())
                        .uploadId(upload.id())
                        .storageClass(upload.description().storageClass())
                        .checksumAlgorithm(
                                upload.checksum().map(ChecksumKind::name).orElse(null))
                        .checksumType(upload.checksumType().name())
                        .owner(owner)
                        .partNumberMarker(after)
                        .nextPartNumberMarker(
                                page.isEmpty() ? after : page.getLast().number())
                        .maxParts(max)
                        .isTruncated(truncated)
                        .parts(page.stream().map(UploadListing::describe).toList())
                        .build());
    }

    private static Part describe(StoredPart part) {
        Part.Builder described = Part.builder()
                .partNumber(part.number())
                .size(part.size())
                .eTag("\"" + part.etag() + "\"")
                .lastModified(part.modified());
        part.checksum().ifPresent(checksum -> SdkChecksums.set(described, checksum));
        return described.build();
    }

    private final class AllUploads implements Page.Source<StoredUpload> {
        private final String bucket;
        private final ListingRequest listing;
        private final String keyMarker;
        private final String idMarker;

        AllUploads(String bucket, ListingRequest listing, String keyMarker, String idMarker) {
            this.bucket = bucket;
            this.listing = listing;
            this.keyMarker = keyMarker;
            this.idMarker = idMarker;
        }

        @Override
        public Iterator<StoredUpload> start() {
            String prefix = listing.query().prefix();
            if (keyMarker.isEmpty() || Rows.bytesOf(keyMarker).compareTo(Rows.bytesOf(prefix)) < 0) {
                return state.uploads().from(bucket, prefix).iterator();
            }
            if (!idMarker.isEmpty()) {
                return state.uploads()
                        .after(bucket, keyMarker, Optional.of(idMarker))
                        .iterator();
            }
            return listing.isCommonPrefix(keyMarker)
                    ? after(keyMarker)
                    : state.uploads().after(bucket, keyMarker, Optional.empty()).iterator();
        }

        @Override
        public Iterator<StoredUpload> after(String commonPrefix) {
            return state.uploads().afterPrefix(bucket, commonPrefix).iterator();
        }

        @Override
        public String keyOf(StoredUpload upload) {
            return upload.key();
        }

        @Override
        public boolean isListed(StoredUpload upload) {
            return true;
        }
    }
}
