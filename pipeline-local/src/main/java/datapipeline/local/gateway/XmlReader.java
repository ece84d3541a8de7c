package datapipeline.local.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Reads XML elements into any model class. Elements are known by their local names, whatever their namespace. */
final class XmlReader {
    private XmlReader() {}

    static void read(Element element, SdkPojo builder) {
        Map<String, List<Element>> children = children(element);
        for (SdkField<?> field : Fields.inPayload(builder)) {
            if (field.containsTrait(XmlAttributeTrait.class)) {
                if (element.hasAttribute(field.locationName())) {
                    field.set(builder, Scalars.parse(field, element.getAttribute(field.locationName())));
                }
            } else {
                List<Element> found = children.getOrDefault(field.locationName(), List.of());
                value(field, found).ifPresent(value -> field.set(builder, value));
            }
        }
    }

    private static Optional<Object> value(SdkField<?> field, List<Element> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (Fields.shape(field)) {
                    case LIST -> list(field, found);
                    case MAP -> map(field, found);
                    case STRUCTURE -> pojo(field, found.get(0));
                    case SCALAR -> Scalars.parse(field, found.get(0).getTextContent());
                });
    }

    private static SdkPojo pojo(SdkField<?> field, Element element) {
        SdkPojo builder = field.constructor().get();
        read(element, builder);
        return Fields.build(builder);
    }

    private static List<Object> list(SdkField<?> field, List<Element> found) {
        SdkField<?> element = Fields.element(field);
        boolean flattened = field.getRequiredTrait(ListTrait.class).isFlattened();
        List<Element> each = flattened ? found : children(found.get(0)).getOrDefault(element.locationName(), List.of());
        List<Object> list = new ArrayList<>();
        each.forEach(one -> value(element, List.of(one)).ifPresent(list::add));
        return list;
    }

    private static Map<String, Object> map(SdkField<?> field, List<Element> found) {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        List<Element> entries =
                trait.isFlattened() ? found : children(found.get(0)).getOrDefault("entry", List.of());
        Map<String, Object> map = new LinkedHashMap<>();
        for (Element entry : entries) {
            Map<String, List<Element>> parts = children(entry);
            List<Element> keys = parts.getOrDefault(trait.keyLocationName(), List.of());
            List<Element> values = parts.getOrDefault(trait.valueLocationName(), List.of());
            if (!keys.isEmpty()) {
                value(Fields.mapValue(field), values)
                        .ifPresent(value -> map.put(keys.get(0).getTextContent(), value));
            }
        }
        return map;
    }

    private static Map<String, List<Element>> children(Element parent) {
        Map<String, List<Element>> children = new HashMap<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.computeIfAbsent(element.getLocalName(), name -> new ArrayList<>())
                        .add(element);
            }
        }
        return children;
    }
}
