package datapipeline.local.cloudwatch;

import tools.jackson.databind.json.JsonMapper;

/** How what is not in columns is kept. */
final class Json {
    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}
}
