package datapipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputLayoutTest {
    private static final String PREFIX = OutputLayout.attemptPrefix("acme", "file", "run", 1, 2);

    @Test
    void putsEverythingAnAttemptWritesUnderOnePrefix() {
        assertThat(PREFIX).isEqualTo("v1/acme/file/run/g1-a2/");
        assertThat(OutputLayout.outputKey(PREFIX, "1-resize", "photo-800.jpg"))
                .isEqualTo("v1/acme/file/run/g1-a2/1-resize/photo-800.jpg");
        assertThat(OutputLayout.manifestKey(PREFIX)).isEqualTo("v1/acme/file/run/g1-a2/_manifest.json");
    }

    @Test
    void noTwoAttemptsShareAPrefixOrOneThatBeginsTheOther() {
        Set<String> prefixes = new HashSet<>();
        for (int generation = 1; generation <= 12; generation++) {
            for (int fence = 1; fence <= 12; fence++) {
                prefixes.add(OutputLayout.attemptPrefix("acme", "file", "run", generation, fence));
            }
        }
        assertThat(prefixes).hasSize(144);
        assertThat(prefixes)
                .allMatch(one -> prefixes.stream().filter(one::startsWith).count() == 1);
    }

    @Test
    void tellsWhatEarlierAttemptsWroteByItsKey() {
        assertThat(OutputLayout.runPrefix("acme", "file", "run")).isEqualTo("v1/acme/file/run/");
        assertThat(OutputLayout.isOfAttemptBefore(PREFIX + "1-resize/photo.jpg", 3))
                .isTrue();
        assertThat(OutputLayout.isOfAttemptBefore(OutputLayout.manifestKey(PREFIX), 3))
                .isTrue();
        assertThat(OutputLayout.isOfAttemptBefore(PREFIX + "1-resize/photo.jpg", 2))
                .isFalse();
        assertThat(OutputLayout.isOfAttemptBefore("v1/acme/file/run/g1-a10/1-resize/photo.jpg", 3))
                .isFalse();
        assertThat(OutputLayout.isOfAttemptBefore("v1/acme/file/run/current.json", 3))
                .isFalse();
    }

    @Test
    void takesWhateverKeyAnUploaderCanThinkOf() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String key = random.ints(1 + random.nextInt(40), 1, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .insert(0, random.nextBoolean() ? "../" : "")
                    .toString();
            String fileId = Ids.fileId("s3-input", key);
            assertThat(OutputLayout.attemptPrefix(Tenant.of(key), fileId, fileId, 1, 1))
                    .matches("v1/[a-z0-9-]+/[a-z2-7]{26}/[a-z2-7]{26}/g1-a1/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../other", "a/b", "/", "A", "a b", "\u00e4", "a\n"})
    void refusesAFolderThatLeadsElsewhere(String folder) {
        assertThatIllegalArgumentException().isThrownBy(() -> OutputLayout.attemptPrefix(folder, "file", "run", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> OutputLayout.attemptPrefix("acme", folder, "run", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> OutputLayout.attemptPrefix("acme", "file", folder, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> OutputLayout.outputKey(PREFIX, folder, "a.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "../a.jpg", "a/b.jpg", "a\\b.jpg", "a\u0000.jpg", "a\n.jpg"})
    void refusesANameThatLeadsElsewhere(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> OutputLayout.outputKey(PREFIX, "1-resize", name));
    }

    @Test
    void knowsNoAttemptBeforeTheFirst() {
        assertThatIllegalArgumentException().isThrownBy(() -> OutputLayout.attemptPrefix("acme", "file", "run", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> OutputLayout.attemptPrefix("acme", "file", "run", 1, 0));
    }
}
