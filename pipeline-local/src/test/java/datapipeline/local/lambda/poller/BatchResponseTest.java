package datapipeline.local.lambda.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchResponseTest {
    private static final Set<String> BATCH = Set.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"batchItemFailures\":null}",
                "{\"batchItemFailures\":[]}",
                "\"fine\"",
                "{\"other\":1}"
            })
    void withoutAListAllWentWell(String answer) {
        assertThat(BatchResponse.failed(answer, BATCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"unknown\"}]}",
                "{\"batchItemFailures\":[{\"itemId\":\"a\"}]}",
                "{\"batchItemFailures\":[\"a\"]}",
                "{\"batchItemFailures\":\"a\"}",
                "not json"
            })
    void whatCannotBeUnderstoodMeansThatAllHaveFailed(String answer) {
        assertThat(BatchResponse.failed(answer, BATCH)).isEqualTo(BATCH);
    }

    @Test
    void namesThoseThatFailed() {
        assertThat(BatchResponse.failed(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"c\"}]}", BATCH))
                .containsExactlyInAnyOrder("b", "c");
    }
}
