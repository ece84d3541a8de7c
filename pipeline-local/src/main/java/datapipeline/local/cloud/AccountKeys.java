package datapipeline.local.cloud;

import datapipeline.local.account.Credentials;
import datapipeline.local.store.Store;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.h2.mvstore.MVMap;

/** The account's one access key: made at the first start, and the same ever after. */
record AccountKeys(Store store) {
    private static final int SECRET_BYTES = 30;
    private static final int ID_BYTES = 8;

    Credentials credentials() {
        MVMap<String, String> keys = store.map("account.keys");
        String id = keys.get("id");
        String secret = keys.get("secret");
        return id != null && secret != null ? new Credentials(id, secret) : kept(keys, made());
    }

    private Credentials kept(MVMap<String, String> keys, Credentials made) {
        store.write(() -> {
            keys.put("id", made.accessKeyId());
            keys.put("secret", made.secretAccessKey());
        });
        return made;
    }

    private static Credentials made() {
        var random = new SecureRandom();
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new Credentials(
                "LKIA" + HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }
}
