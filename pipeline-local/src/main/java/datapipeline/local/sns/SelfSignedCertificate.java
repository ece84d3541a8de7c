package datapipeline.local.sns;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * An X.509 certificate without extensions, which says nothing but whose key this is. The platform can read certificates
 * but not make them, and a library of eleven megabytes for these few fields would be too much. Source:
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
final class SelfSignedCertificate {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int LONGEST_SHORT_LENGTH = 127;
    /** SEQUENCE of the OID 1.2.840.113549.1.1.11, sha256WithRSAEncryption, and NULL. */
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Receivers' clocks may be late; ours may be moved. */
    private static final Duration BEFORE = Duration.ofDays(365);

    private static final Duration AFTER = Duration.ofDays(365 * 100L);

    private SelfSignedCertificate() {}

    /** @return the certificate in DER */
    static byte[] of(KeyPair pair, String name, Instant now) throws GeneralSecurityException {
        byte[] who = new X500Principal(name).getEncoded();
        byte[] validity = element(SEQUENCE, time(now.minus(BEFORE)), time(now.plus(AFTER)));
        byte[] serial = element(INTEGER, BigInteger.valueOf(now.toEpochMilli()).toByteArray());
        byte[] content = element(
                SEQUENCE,
                serial,
                SHA256_WITH_RSA,
                who,
                validity,
                who,
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(content);
        byte[] noUnusedBits = {0};
        return element(SEQUENCE, content, SHA256_WITH_RSA, element(BIT_STRING, noUnusedBits, signature.sign()));
    }

    private static byte[] time(Instant time) {
        return element(GENERALIZED_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        element.writeBytes(length(content.size()));
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static byte[] length(int length) {
        if (length <= LONGEST_SHORT_LENGTH) {
            return new byte[] {(byte) length};
        }
        return length <= 0xFF
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }
}
