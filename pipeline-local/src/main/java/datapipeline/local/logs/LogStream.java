package datapipeline.local.logs;

/** @param created in milliseconds since 1970 */
record LogStream(String name, long created) {}
