package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The aws command as a person uses it, against one endpoint. */
record AwsCli(String endpoint, Map<String, String> environment, Path directory) {

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("aws", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the command printed; it must succeed. */
    String run(String... arguments) {
        Answer answer = call(arguments);
        assertThat(answer.code)
                .as("aws %s: %s", String.join(" ", arguments), answer.output)
                .isZero();
        return answer.output;
    }

    /** What the command printed although, or because, it failed. */
    String fail(String... arguments) {
        Answer answer = call(arguments);
        assertThat(answer.code)
                .as("aws %s: %s", String.join(" ", arguments), answer.output)
                .isNotZero();
        return answer.output;
    }

    private record Answer(int code, String output) {}

    private Answer call(String... arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint, "--output", "json"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), output);
        } catch (IOException e) {
            throw new IllegalStateException("cannot run aws", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
