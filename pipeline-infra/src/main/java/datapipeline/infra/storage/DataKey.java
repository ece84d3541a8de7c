package datapipeline.infra.storage;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The key that buckets, tables and topics are encrypted with. It is kept for ever: without it the data is noise. */
public final class DataKey extends Construct {
    private final Key key;

    DataKey(Construct scope) {
        super(scope, "DataKey");
        this.key = Key.Builder.create(this, "Key")
                .description("Data Pipeline: files, records and notices")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    public Key key() {
        return key;
    }
}
