package datapipeline.local.gateway;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import datapipeline.local.gateway.SignatureRefused.Reason;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Decides whether a request was signed by whoever holds the account's secret, recently, and not changed since. */
final class SignatureCheck {
    /** See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html. */
    private static final Duration SKEW = Duration.ofMinutes(15);

    /** Where services sign that have no region of their own, such as CloudFront. */
    private static final String GLOBAL_REGION = "us-east-1";

    private final Account account;
    private final Credentials credentials;
    private final InstantSource clock;

    SignatureCheck(Account account, Credentials credentials, InstantSource clock) {
        this.account = account;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * The request as a service may trust it.
     *
     * @param s3 whether the service streams its payloads and signs paths as S3 does
     * @throws SignatureRefused when it may not
     */
    Request verify(Request request, Signature signature, boolean s3) {
        requireKnownScope(signature);
        requireInTime(signature);
        requireSignedHeaders(request, signature);
        return s3 ? verifyStreamed(request, signature) : verifyWhole(request, signature);
    }

    private void requireKnownScope(Signature signature) {
        if (!signature.accessKeyId().equals(credentials.accessKeyId())) {
            throw new SignatureRefused(
                    Reason.UNKNOWN_KEY,
                    "The AWS Access Key Id %s does not exist here.".formatted(signature.accessKeyId()));
        }
        String region = signature.scope().region();
        if (!region.equals(account.region()) && !region.equals(GLOBAL_REGION)) {
            throw new SignatureRefused(
                    Reason.WRONG_REGION,
                    "The authorization is malformed; the region '%s' is wrong; expecting '%s'"
                            .formatted(region, account.region()));
        }
        if (!signature.timeText().startsWith(signature.scope().date())) {
            throw new SignatureRefused(Reason.MISMATCH, "The date of the credential is not the date of the request.");
        }
    }

    private void requireInTime(Signature signature) {
        Instant now = clock.instant();
        Duration age = Duration.between(signature.time(), now);
        if (signature.isPresigned()) {
            if (age.negated().compareTo(SKEW) > 0) {
                throw new SignatureRefused(Reason.EXPIRED, "Request is not valid yet");
            }
            if (age.compareTo(signature.lifetime().orElseThrow()) > 0) {
                throw new SignatureRefused(Reason.EXPIRED, "Request has expired");
            }
        } else if (age.abs().compareTo(SKEW) > 0) {
            throw new SignatureRefused(
                    Reason.SKEWED,
                    "The difference between the request time (%s) and the current time (%s) is too large."
                            .formatted(signature.time(), now));
        }
    }

    /** What AWS acts upon must be signed, or somebody on the way could add to it. */
    private static void requireSignedHeaders(Request request, Signature signature) {
        List<String> unsigned = request.headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !(signature.isPresigned() && name.equals("x-amz-content-sha256")))
                .filter(name -> !signature.signedHeaders().contains(name))
                .toList();
        if (!unsigned.isEmpty()) {
            throw new SignatureRefused(
                    Reason.UNSIGNED_HEADER,
                    "There were headers present in the request which were not signed: " + String.join(", ", unsigned));
        }
    }

    /** Small bodies are read first, and what was signed must be what came. */
    private Request verifyWhole(Request request, Signature signature) {
        byte[] payload = Payload.readAll(request.body());
        String hash = request.header("x-amz-content-sha256")
                .filter("UNSIGNED-PAYLOAD"::equals)
                .orElseGet(() -> SigningKey.sha256Hex(payload));
        requireSame(request, signature, hash, false);
        return request.verified(
                signature.accessKeyId(), request.headers(), new ByteArrayInputStream(payload), Headers::none);
    }

    private Request verifyStreamed(Request request, Signature signature) {
        PayloadClaim claim = PayloadClaim.of(request, signature.isPresigned());
        SigningKey key = requireSame(request, signature, claim.text(), true);
        return StreamedPayload.verified(request, signature, claim, key);
    }

    private SigningKey requireSame(Request request, Signature signature, String payloadHash, boolean s3) {
        SigningKey key = SigningKey.of(credentials.secretAccessKey(), signature.scope());
        String right = key.sign(String.join(
                "\n",
                Signature.ALGORITHM,
                signature.timeText(),
                signature.scope().toString(),
                CanonicalRequest.hash(request, signature, payloadHash, s3)));
        if (!SigningKey.same(right, signature.hex())) {
            throw new SignatureRefused(
                    Reason.MISMATCH,
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method.");
        }
        return key;
    }
}
