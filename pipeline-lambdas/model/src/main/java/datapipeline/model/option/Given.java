package datapipeline.model.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters somebody gave, each already checked by its {@link Parameter}. */
record Given(Map<String, Object> values) {
    Given {
        values = Map.copyOf(values);
    }

    Optional<Integer> whole(String name) {
        return Optional.ofNullable((Integer) values.get(name));
    }

    int whole(String name, int otherwise) {
        return whole(name).orElse(otherwise);
    }

    double number(String name, double otherwise) {
        return values.get(name) instanceof Double number ? number : otherwise;
    }

    Optional<Double> number(String name) {
        return Optional.ofNullable((Double) values.get(name));
    }

    String word(String name, String otherwise) {
        return values.get(name) instanceof String word ? word : otherwise;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    List<String> words(String name) {
        return values.get(name) instanceof List<?> words
                ? words.stream().map(String.class::cast).toList()
                : List.of();
    }
}
