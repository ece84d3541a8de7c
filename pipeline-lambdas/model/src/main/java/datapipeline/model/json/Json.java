package datapipeline.model.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import datapipeline.model.FileType;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.ProcessingOption;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one JSON dialect of the pipeline's messages: instants as ISO-8601 in UTC, absent values left out, unknown fields
 * ignored when reading, so that an older function understands a newer message of the same schema.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(words())
            .changeDefaultPropertyInclusion(values -> values.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** For people: indented. */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException when the text is not JSON of this shape */
    public static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    private static SimpleModule words() {
        return new SimpleModule()
                .addSerializer(FileType.class, new WriteFileType())
                .addDeserializer(FileType.class, new ReadFileType())
                .addSerializer(ProcessingOption.class, new WriteOption())
                .addDeserializer(ProcessingOption.class, new ReadOption());
    }

    private static final class WriteFileType extends ValueSerializer<FileType> {
        @Override
        public void serialize(FileType type, JsonGenerator out, SerializationContext context) {
            out.writeString(type.wireName());
        }
    }

    private static final class ReadFileType extends ValueDeserializer<FileType> {
        @Override
        public FileType deserialize(JsonParser in, DeserializationContext context) {
            return FileType.of(in.getString());
        }
    }

    private static final class WriteOption extends ValueSerializer<ProcessingOption> {
        @Override
        public void serialize(ProcessingOption option, JsonGenerator out, SerializationContext context) {
            context.writeValue(out, CanonicalOption.tree(option));
        }
    }

    private static final class ReadOption extends ValueDeserializer<ProcessingOption> {
        @Override
        public ProcessingOption deserialize(JsonParser in, DeserializationContext context) {
            return OptionReader.readCanonical(context.readTree(in).toString());
        }
    }
}
