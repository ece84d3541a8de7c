package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An aws command as a person uses it, against one endpoint. */
record AwsCli(Path executable, String endpoint, Map<String, String> environment, Path directory) {

    /**
     * Every aws command on the path, the one that a person gets first. Debian's, of 2023, stays there when a newer one is
     * put first.
     */
    static List<Path> installed() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(directory -> Path.of(directory, "aws"))
                .filter(Files::isExecutable)
                .map(AwsCli::withoutLinks)
                .distinct()
                .toList();
    }

    static boolean isInstalled() {
        return !installed().isEmpty();
    }

    /** The one that a person gets: enough for services whose protocol has not changed between the commands. */
    static List<Path> first() {
        return installed().stream().limit(1).toList();
    }

    private static Path withoutLinks(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the command printed; it must succeed.
     *
     * @param command with {@code {}} in place of each of the values, which may have spaces
     */
    String run(String command, Object... values) {
        Answer answer = call(command, values);
        assertThat(answer.code)
                .as("aws %s %s: %s", command, List.of(values), answer.output)
                .isZero();
        return answer.output;
    }

    /** What the command printed although, or because, it failed. */
    String fail(String command, Object... values) {
        Answer answer = call(command, values);
        assertThat(answer.code)
                .as("aws %s %s: %s", command, List.of(values), answer.output)
                .isNotZero();
        return answer.output;
    }

    /** A name that no other command of this machine gives to anything: they share one cloud. */
    String name(String name) {
        return name + "-" + Integer.toHexString(executable.hashCode());
    }

    /** The text of the first member with this name. */
    static String valueOf(String member, String json) {
        var found = Pattern.compile("\"%s\": \"([^\"]+)\"".formatted(member)).matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }

    private record Answer(int code, String output) {}

    private Answer call(String command, Object... values) {
        Iterator<Object> next = List.of(values).iterator();
        List<String> words =
                new ArrayList<>(List.of(executable.toString(), "--endpoint-url", endpoint, "--output", "json"));
        Pattern.compile("\\s+")
                .splitAsStream(command)
                .map(word -> word.equals("{}") ? next.next().toString() : word)
                .forEach(words::add);
        var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + executable, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
