package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ListingContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3ListingContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("listing");
        fill();
    }

    private void fill() {
        for (int i = 0; i < 25; i++) {
            contract.put(bucket, "l/%d/o%02d".formatted(i % 5, i), "x");
        }
        contract.put(bucket, "before", "x");
        contract.put(bucket, "z a+b/\uD83D\uDE00", "x");
    }

    @Test
    void listsInTheOrderOfKeys() {
        ListObjectsV2Response all = contract.s3.listObjectsV2(b -> b.bucket(bucket));

        assertThat(all.keyCount()).isEqualTo(27);
        assertThat(all.contents()).extracting(S3Object::key).isSorted().startsWith("before", "l/0/o00");
        assertThat(all.contents().getFirst().size()).isEqualTo(1);
        assertThat(all.contents().getFirst().eTag()).isEqualTo("\"9dd4e461268c8034f5c8564e155c67a6\"");
        assertThat(all.contents().getLast().key()).isEqualTo("z a+b/\uD83D\uDE00");
    }

    @Test
    void rollsUpWhatSharesAPrefix() {
        ListObjectsV2Response top =
                contract.s3.listObjectsV2(b -> b.bucket(bucket).delimiter("/"));
        assertThat(top.contents()).extracting(S3Object::key).containsExactly("before");
        assertThat(top.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("l/", "z a+b/");

        ListObjectsV2Response below =
                contract.s3.listObjectsV2(b -> b.bucket(bucket).prefix("l/").delimiter("/"));
        assertThat(below.commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactly("l/0/", "l/1/", "l/2/", "l/3/", "l/4/");
        assertThat(below.keyCount()).isEqualTo(5);
    }

    @Test
    void pagesThroughObjects() {
        List<ListObjectsV2Response> pages =
                contract
                        .s3
                        .listObjectsV2Paginator(
                                b -> b.bucket(bucket).prefix("l/").maxKeys(10))
                        .stream()
                        .toList();

        assertThat(pages).hasSize(3).extracting(ListObjectsV2Response::keyCount).containsExactly(10, 10, 5);
        assertThat(pages.stream().flatMap(page -> page.contents().stream()).map(S3Object::key))
                .hasSize(25)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void pagesThroughCommonPrefixes() {
        List<ListObjectsV2Response> pages =
                contract
                        .s3
                        .listObjectsV2Paginator(b ->
                                b.bucket(bucket).prefix("l/").delimiter("/").maxKeys(2))
                        .stream()
                        .toList();

        assertThat(pages).hasSize(3);
        assertThat(pages.stream()
                        .flatMap(page -> page.commonPrefixes().stream())
                        .map(CommonPrefix::prefix))
                .containsExactlyElementsOf(
                        IntStream.range(0, 5).mapToObj("l/%d/"::formatted).toList());
    }

    @Test
    void startsAfterAKey() {
        assertThat(contract.s3
                        .listObjectsV2(b -> b.bucket(bucket).prefix("l/0/").startAfter("l/0/o10"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("l/0/o15", "l/0/o20");
    }

    @Test
    void anAnswerOfNoEntriesIsAskedForByZero() {
        ListObjectsV2Response none =
                contract.s3.listObjectsV2(b -> b.bucket(bucket).maxKeys(0));

        assertThat(none.contents()).isEmpty();
        assertThat(none.isTruncated()).isFalse();
    }

    @Test
    void listsForOldClients() {
        ListObjectsResponse first = contract.s3.listObjects(
                b -> b.bucket(bucket).prefix("l/").delimiter("/").maxKeys(2));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.nextMarker()).isEqualTo("l/1/");

        ListObjectsResponse rest = contract.s3.listObjects(
                b -> b.bucket(bucket).prefix("l/").delimiter("/").marker(first.nextMarker()));
        assertThat(rest.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("l/2/", "l/3/", "l/4/");
        assertThat(contract.s3
                        .listObjects(b -> b.bucket(bucket).prefix("l/4/").marker("l/4/o14"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("l/4/o19", "l/4/o24");
    }

    @Test
    void refusesATokenThatItDidNotGive() {
        refused(
                400,
                "InvalidArgument",
                () -> contract.s3.listObjectsV2(b -> b.bucket(bucket).continuationToken("!")));
    }
}
