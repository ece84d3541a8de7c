package datapipeline.local.logs;

/** Where an event lies among others: by its time, and by its arrival among those of the same millisecond. */
record Position(long timestamp, long seq) {
    static final Position BEFORE_ALL = new Position(Long.MIN_VALUE, 0);
    static final Position BEHIND_ALL = new Position(Long.MAX_VALUE, 0);

    String token() {
        return "%019d%019d".formatted(timestamp, seq);
    }

    /** @throws software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException if it is no token of ours */
    static Position parse(String token) {
        try {
            return new Position(Long.parseLong(token.substring(0, 19)), Long.parseLong(token.substring(19)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw LogErrors.invalid("The specified nextToken is invalid.");
        }
    }
}
