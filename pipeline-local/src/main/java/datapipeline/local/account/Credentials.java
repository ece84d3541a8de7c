package datapipeline.local.account;

/** The key pair every request to the embedded cloud must be signed with. The secret never reaches a log. */
public record Credentials(String accessKeyId, String secretAccessKey) {

    public Credentials {
        if (!accessKeyId.matches("\\w{16,128}")) {
            throw new IllegalArgumentException(
                    "an access key id has 16 to 128 letters, digits or underscores, not \"%s\"".formatted(accessKeyId));
        }
        if (secretAccessKey.isBlank()) {
            throw new IllegalArgumentException("the secret access key of %s is blank".formatted(accessKeyId));
        }
    }

    @Override
    public String toString() {
        return "Credentials[accessKeyId=%s, secretAccessKey=***]".formatted(accessKeyId);
    }
}
