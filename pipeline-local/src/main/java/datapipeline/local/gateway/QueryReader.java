package datapipeline.local.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Reads the parameters of the query protocol into any model class. */
final class QueryReader {
    private final MemberNames names;

    QueryReader(MemberNames names) {
        this.names = names;
    }

    /** Some old clients send some members by the name in today's model: {@code Tags.1.Key}, but {@code Tag.1.Key}. */
    void read(FormTree form, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            form.child(names.asked(field))
                    .or(() -> form.child(field.locationName()))
                    .flatMap(node -> value(field, node))
                    .ifPresent(value -> field.set(builder, value));
        }
    }

    private Optional<Object> value(SdkField<?> field, FormTree node) {
        return switch (Fields.shape(field)) {
            case STRUCTURE -> Optional.of(pojo(field, node));
            case LIST -> Optional.of(list(field, node));
            case MAP -> Optional.of(map(field, node));
            case SCALAR -> node.value().map(text -> Scalars.parse(field, text));
        };
    }

    private SdkPojo pojo(SdkField<?> field, FormTree node) {
        SdkPojo builder = field.constructor().get();
        read(node, builder);
        return Fields.build(builder);
    }

    /** {@code Name.member.1}, or {@code Name.1} when flattened; {@code Name=} alone is the empty list. */
    private List<Object> list(SdkField<?> field, FormTree node) {
        SdkField<?> element = Fields.element(field);
        List<Object> list = new ArrayList<>();
        for (FormTree each : numbered(node, names.isFlatList(field), element.locationName())) {
            value(element, each).ifPresent(list::add);
        }
        return list;
    }

    /** {@code Name.entry.1.key} and {@code Name.entry.1.value}, or without {@code entry} when flattened. */
    private Map<String, Object> map(SdkField<?> field, FormTree node) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (FormTree entry : numbered(node, names.isFlatMap(field), "entry")) {
            Optional<String> key = entry.child(names.key(field)).flatMap(FormTree::value);
            Optional<Object> value = entry.child(names.value(field)).flatMap(v -> value(Fields.mapValue(field), v));
            if (key.isPresent() && value.isPresent()) {
                map.put(key.get(), value.get());
            }
        }
        return map;
    }

    private static List<FormTree> numbered(FormTree node, boolean flattened, String wrapper) {
        Optional<FormTree> parent = flattened ? Optional.of(node) : node.child(wrapper);
        List<FormTree> found = new ArrayList<>();
        for (int number = 1; ; number++) {
            String name = Integer.toString(number);
            Optional<FormTree> next = parent.flatMap(p -> p.child(name));
            if (next.isEmpty()) {
                return found;
            }
            found.add(next.get());
        }
    }
}
