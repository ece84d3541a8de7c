package datapipeline.handlers.aws;

import datapipeline.handlers.sweep.BucketListing;
import datapipeline.model.Source;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * Lists the versions in a bucket; delete markers are none.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 */
public record S3Versions(S3Client s3, String bucket) implements BucketListing {
    /** Between version and key in a place: no version id has a line break, a key may have anything. */
    private static final String BETWEEN = "\n";

    @Override
    public Page page(Optional<String> after) {
        ListObjectVersionsResponse answer = s3.listObjectVersions(request -> {
            request.bucket(bucket).encodingType(EncodingType.URL);
            after.map(place -> place.split(BETWEEN, 2))
                    .ifPresent(place -> request.versionIdMarker(place[0]).keyMarker(place[1]));
        });
        return new Page(
                answer.versions().stream().map(S3Versions::version).toList(),
                answer.isTruncated()
                        ? Optional.of(place(answer.nextVersionIdMarker(), answer.nextKeyMarker()))
                        : Optional.empty());
    }

    @Override
    public Optional<Version> look(String key, Optional<String> versionId) {
        return s3
                .listObjectVersionsPaginator(request ->
                        request.bucket(bucket).encodingType(EncodingType.URL).prefix(key))
                .versions()
                .stream()
                .takeWhile(version -> version.key().equals(key))
                .map(S3Versions::version)
                .filter(version -> version.versionId().equals(versionId))
                .findFirst();
    }

    private static Version version(ObjectVersion version) {
        return new Version(
                version.key(),
                Optional.of(version.versionId()).filter(id -> !id.equals(Source.NO_VERSION)),
                version.eTag().replace("\"", ""),
                version.size(),
                version.lastModified(),
                version.isLatest(),
                place(version.versionId(), version.key()));
    }

    private static String place(String versionId, String key) {
        return versionId + BETWEEN + key;
    }
}
