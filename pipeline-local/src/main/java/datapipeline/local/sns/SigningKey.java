package datapipeline.local.sns;

import datapipeline.local.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The key with which messages are signed, and the certificate with which receivers check that. Both stay in the store. */
final class SigningKey {
    private static final int BITS = 2048;
    private static final int NAME_BYTES = 16;

    private final PrivateKey key;
    private final byte[] certificate;

    private SigningKey(PrivateKey key, byte[] certificate) {
        this.key = key;
        this.certificate = certificate.clone();
    }

    /** The one in the store, or a new one that is put there. */
    static SigningKey open(Store store, Instant now) {
        MVMap<String, byte[]> kept = store.map("sns.signing");
        try {
            byte @Nullable [] encoded = kept.get("key");
            byte @Nullable [] certificate = kept.get("certificate");
            if (encoded != null && certificate != null) {
                PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
                return new SigningKey(key, certificate);
            }
            return create(store, kept, now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key for signing messages cannot be made or read", e);
        }
    }

    private static SigningKey create(Store store, MVMap<String, byte[]> kept, Instant now)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        byte[] certificate = SelfSignedCertificate.of(pair, "CN=sns.amazonaws.com", now);
        store.write(() -> {
            kept.put("key", pair.getPrivate().getEncoded());
            kept.put("certificate", certificate);
        });
        return new SigningKey(pair.getPrivate(), certificate);
    }

    /** @param version 1 for SHA-1, 2 for SHA-256 */
    String sign(String text, String version) {
        try {
            Signature signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a message cannot be signed", e);
        }
    }

    String certificatePem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    /** {@code /SimpleNotificationService-….pem}: another name for each certificate, so that it may be kept for ever. */
    String certificatePath() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
            String name = HexFormat.of().formatHex(Arrays.copyOf(digest, NAME_BYTES));
            return "/SimpleNotificationService-" + name + ".pem";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
