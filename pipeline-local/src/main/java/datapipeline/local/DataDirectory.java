package datapipeline.local;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory that keeps everything. What is secret in it, only its owner can read. */
public record DataDirectory(Path path) {

    /** Makes the directory, for its owner only. */
    public static DataDirectory at(Path path) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return new DataDirectory(path.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use %s as the data directory".formatted(path), e);
        }
    }

    /** Writes {@code aws.env}: after {@code source data/aws.env} the aws CLI and every SDK speak to the gateway. */
    public void writeAwsEnvironment(Account account, Credentials credentials) {
        writeForOwner("aws.env", """
                export AWS_ENDPOINT_URL=%s
                export AWS_REGION=%s
                export AWS_DEFAULT_REGION=%s
                export AWS_ACCESS_KEY_ID=%s
                export AWS_SECRET_ACCESS_KEY=%s
                """.formatted(
                        account.endpoint(),
                        account.region(),
                        account.region(),
                        credentials.accessKeyId(),
                        credentials.secretAccessKey()));
    }

    /** Writes {@code sign-in.url}: a link that signs in once. */
    public void writeSignInLink(String url) {
        writeForOwner("sign-in.url", url + System.lineSeparator());
    }

    /** Whoever reads the file meanwhile sees the old content or the new, never a part. */
    private void writeForOwner(String name, String content) {
        try {
            Path draft = Files.createTempFile(
                    path,
                    name,
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content);
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s in %s".formatted(name, path), e);
        }
    }
}
