package datapipeline.local.logs;

/**
 * An event as it is kept.
 *
 * @param timestamp in milliseconds since 1970, as its sender says
 * @param ingested in milliseconds since 1970
 * @param seq unique, and greater for what came later
 */
record LogEvent(String stream, long timestamp, long ingested, String message, long seq) {

    Position position() {
        return new Position(timestamp, seq);
    }
}
