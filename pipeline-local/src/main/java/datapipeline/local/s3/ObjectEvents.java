package datapipeline.local.s3;

/** Who wants to know what happens to the objects of buckets that send their events to EventBridge. */
@FunctionalInterface
public interface ObjectEvents {
    /**
     * Is called inside the change of the store that it tells of: what is written here is on disk if, and only if, the
     * change is. Must neither block nor call S3.
     */
    void happened(ObjectEvent event);
}
