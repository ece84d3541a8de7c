package datapipeline.local.cli;

import datapipeline.local.account.Account;
import datapipeline.local.cloud.EmbeddedCloud;
import datapipeline.local.cloud.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** An embedded cloud, and aws commands that are pointed at it. */
final class CliCloud implements AutoCloseable {
    final EmbeddedCloud cloud;
    private final Path directory;

    CliCloud(Path directory) {
        this.directory = directory;
        this.cloud = EmbeddedCloud.open(directory.resolve("data"), FreePort.find(), InstantSource.system());
        cloud.deliver();
        try {
            // Left to themselves, commands of version 1 presign links with AWS's old signature.
            Files.writeString(directory.resolve("config"), "[default]\ns3 =\n  signature_version = s3v4\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Account account() {
        return cloud.account();
    }

    AwsCli aws(Path executable) {
        return new AwsCli(
                executable,
                account().endpoint(),
                Map.of(
                        "AWS_ACCESS_KEY_ID", cloud.credentials().accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", cloud.credentials().secretAccessKey(),
                        "AWS_DEFAULT_REGION", account().region(),
                        "AWS_PAGER", "",
                        "AWS_CONFIG_FILE", directory.resolve("config").toString(),
                        "AWS_EC2_METADATA_DISABLED", "true"),
                directory);
    }

    /** A command of somebody who guesses the secret. */
    AwsCli stranger(Path executable) {
        AwsCli aws = aws(executable);
        var environment = new HashMap<>(aws.environment());
        environment.put("AWS_SECRET_ACCESS_KEY", "guessed");
        return new AwsCli(executable, aws.endpoint(), environment, directory);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
