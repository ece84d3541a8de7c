package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Request;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3AddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:4566, /, '', ''",
        "127.0.0.1:4566, /media, media, ''",
        "127.0.0.1:4566, /media/, media, ''",
        "localhost:4566, /media/a+b%20c, media, a+b c",
        "localhost:4566, /media//a//b/, media, /a//b/",
        "media.localhost:4566, /, media, ''",
        "media.localhost:4566, /a/b, media, a/b",
        "my.media.s3.localhost, /a, my.media, a",
        "s3.localhost:4566, /media/a, media, a"
    })
    void readsTheBucketAndTheKey(String host, String path, String bucket, String key) {
        assertThat(address(host, path)).isEqualTo(new S3Address(bucket, key));
    }

    @Test
    void refusesPathsThatAreNotEncodedProperly() {
        assertThatThrownBy(() -> address("localhost", "/media/%zz"))
                .isInstanceOfSatisfying(
                        S3Error.class, error -> assertThat(error.code()).isEqualTo("InvalidURI"));
    }

    private static S3Address address(String host, String path) {
        return S3Address.of(new Request("GET", path, "", Headers.of("host", host), InputStream.nullInputStream()));
    }
}
