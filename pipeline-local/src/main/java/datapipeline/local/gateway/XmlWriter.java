package datapipeline.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.traits.XmlAttributesTrait;

/** Writes any model class as XML: the bodies of rest-xml and the results of the query protocol. */
final class XmlWriter {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final MemberNames names;

    XmlWriter() {
        this(MemberNames.OF_THE_MODEL);
    }

    XmlWriter(MemberNames names) {
        this.names = names;
    }

    XmlWriter open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    XmlWriter open(String name, String namespace) {
        out.append('<').append(name);
        attribute("xmlns", namespace);
        out.append('>');
        return this;
    }

    XmlWriter close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element with text. */
    XmlWriter text(String name, String text) {
        open(name);
        escape(text);
        return close(name);
    }

    /** The members of a model class that travel in the body. */
    XmlWriter members(SdkPojo pojo) {
        for (SdkField<?> field : Fields.inPayload(pojo)) {
            if (!field.containsTrait(XmlAttributeTrait.class)) {
                Fields.value(field, pojo).ifPresent(value -> element(field, names.answered(field), value));
            }
        }
        return this;
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(SdkField<?> field, String name, Object value) {
        switch (Fields.shape(field)) {
            case STRUCTURE -> pojo(field, name, (SdkPojo) value);
            case LIST -> list(field, name, (List<?>) value);
            case MAP -> map(field, name, (Map<?, ?>) value);
            case SCALAR -> text(name, Scalars.print(field, value));
        }
    }

    private void pojo(SdkField<?> field, String name, SdkPojo pojo) {
        out.append('<').append(name);
        Optional.ofNullable(field.getTrait(XmlAttributesTrait.class))
                .ifPresent(trait -> trait.attributes()
                        .forEach((attribute, access) -> Optional.ofNullable(
                                        access.attributeGetter().apply(pojo))
                                .ifPresent(value -> attribute(attribute, value))));
        out.append('>');
        members(pojo).close(name);
    }

    private void list(SdkField<?> field, String name, List<?> values) {
        if (names.isFlatList(field)) {
            values.forEach(value -> element(Fields.element(field), name, value));
            return;
        }
        String each = Optional.ofNullable(
                        field.getRequiredTrait(ListTrait.class).memberLocationName())
                .orElse("member");
        open(name);
        values.forEach(value -> element(Fields.element(field), each, value));
        close(name);
    }

    private void map(SdkField<?> field, String name, Map<?, ?> values) {
        boolean flat = names.isFlatMap(field);
        String entry = flat ? name : "entry";
        if (!flat) {
            open(name);
        }
        values.forEach((key, value) -> {
            open(entry).text(names.key(field), key.toString());
            element(Fields.mapValue(field), names.value(field), value);
            close(entry);
        });
        if (!flat) {
            close(name);
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    /** Control characters go as references: a parser would turn a bare carriage return into a line feed. */
    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < ' ' && c != '\n' && c != '\t') {
                        out.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
