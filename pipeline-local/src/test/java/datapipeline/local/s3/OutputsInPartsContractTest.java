package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.aws.S3Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An output that is too large for one request is put in parts, and is what it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutputsInPartsContractTest {
    /** The least that S3 takes for a part that is not the last. */
    private static final int PART = 5 << 20;

    @AutoClose
    private final S3Contract contract;

    OutputsInPartsContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
    }

    @Test
    void isWholeWithItsHeaders(@TempDir Path directory) throws IOException {
        String bucket = contract.bucket("in-parts");
        Path film = random(directory, 2 * PART + 1);

        new S3Uploads(contract.s3, bucket, PART).put(film, "film.mp4", "video/mp4", "max-age=60");

        var stored =
                contract.s3.getObjectAsBytes(request -> request.bucket(bucket).key("film.mp4"));
        GetObjectResponse headers = stored.response();
        assertThat(stored.asByteArray()).isEqualTo(Files.readAllBytes(film));
        assertThat(headers.eTag()).as("the mark of three parts").endsWith("-3\"");
        assertThat(headers.contentType()).isEqualTo("video/mp4");
        assertThat(headers.cacheControl()).isEqualTo("max-age=60");
    }

    @Test
    void isPutAtOnceWhenItIsSmall(@TempDir Path directory) throws IOException {
        String bucket = contract.bucket("at-once");
        new S3Uploads(contract.s3, bucket, PART).put(random(directory, PART), "a.bin", "video/mp4", "max-age=60");
        assertThat(contract.s3
                        .headObject(request -> request.bucket(bucket).key("a.bin"))
                        .eTag())
                .doesNotContain("-");
    }

    @Test
    void leavesNoPartsBehindWhenItFails(@TempDir Path directory) throws IOException {
        String bucket = contract.bucket("cut-off");
        int tooSmall = 1 << 20;
        var uploads = new S3Uploads(contract.s3, bucket, tooSmall);
        Path film = random(directory, 3 * tooSmall);
        assertThatThrownBy(() -> uploads.put(film, "film.mp4", "video/mp4", "max-age=60"))
                .isInstanceOf(S3Exception.class);
        assertThat(contract.s3
                        .listMultipartUploads(request -> request.bucket(bucket))
                        .uploads())
                .isEmpty();
    }

    private static Path random(Path directory, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(directory.resolve("film"), bytes);
    }
}
