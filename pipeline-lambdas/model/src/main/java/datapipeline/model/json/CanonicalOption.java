package datapipeline.model.json;

import datapipeline.model.Ids;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.option.ProcessingOption.OnError;
import datapipeline.model.option.ProcessingStep;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An option in the one way in which it is written into messages, manifests and hashes: every parameter with its value,
 * names in alphabetical order, absent ones left out.
 */
public final class CanonicalOption {
    private CanonicalOption() {}

    /** The option as nested maps and lists, ready for any JSON writer. */
    public static Map<String, Object> tree(ProcessingOption option) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (ProcessingStep step : option.steps()) {
            steps.add(tree(step));
        }
        Map<String, Object> tree = new TreeMap<>(Map.of("v", 1, "steps", steps));
        if (option.onError() != OnError.FAIL) {
            tree.put("onError", option.onError().name());
        }
        return tree;
    }

    /** The option as JSON. */
    public static String text(ProcessingOption option) {
        return Json.write(tree(option));
    }

    /** 64 hexadecimal digits that are equal exactly for equal options. */
    public static String hash(ProcessingOption option) {
        return Ids.sha256Hex(text(option));
    }

    private static Map<String, Object> tree(ProcessingStep step) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("op", step.operation().wireName());
        for (RecordComponent component : step.getClass().getRecordComponents()) {
            Object value = plain(valueOf(component, step));
            if (value != null) {
                tree.put(component.getName(), value);
            }
        }
        return tree;
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.orElse(null);
            case Collection<?> collection when collection.isEmpty() -> null;
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 -> number.longValue();
            default -> value;
        };
    }

    private static Object valueOf(RecordComponent component, ProcessingStep step) {
        try {
            return component.getAccessor().invoke(step);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read %s of %s".formatted(component.getName(), step), e);
        }
    }
}
