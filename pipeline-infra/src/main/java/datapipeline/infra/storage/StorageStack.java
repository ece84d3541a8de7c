package datapipeline.infra.storage;

import datapipeline.infra.deployment.DeploymentSettings;
import datapipeline.model.topology.Topology;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Everything that has a memory. It changes rarely, and CloudFormation refuses to delete it. */
public final class StorageStack extends Stack {
    private final Key key;
    private final Bucket input;
    private final Bucket output;

    public StorageStack(Construct scope, String id, StackProps props, DeploymentSettings settings) {
        super(scope, id, props);
        this.key = new DataKey(this).key();
        Bucket logs = new LogBucket(this, settings.bucketName("access-logs")).bucket();
        this.input = new DataBucket(this, Topology.S3_INPUT, settings, key, logs).bucket();
        this.output = new DataBucket(this, Topology.S3_OUTPUT, settings, key, logs).bucket();
        Topology.tables().forEach(table -> new RecordTable(this, table, key));
    }

    public Key key() {
        return key;
    }

    /** S3_INPUT. */
    public Bucket input() {
        return input;
    }

    /** S3_OUTPUT. */
    public Bucket output() {
        return output;
    }
}
