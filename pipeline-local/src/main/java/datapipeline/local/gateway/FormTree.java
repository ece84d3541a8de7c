package datapipeline.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query request as the tree that their dotted names spell: {@code Tags.member.2.Key}. A tree,
 * because looking for a prefix among ten thousand flat names for each of ten thousand members takes seconds.
 */
final class FormTree {
    private final Map<String, FormTree> children = new LinkedHashMap<>();
    private @Nullable String value;

    static FormTree of(Parameters... all) {
        var root = new FormTree();
        for (Parameters parameters : all) {
            parameters.asMap().forEach((name, values) -> root.at(name).value = values.get(0));
        }
        return root;
    }

    private FormTree at(String dottedName) {
        FormTree node = this;
        for (String part : dottedName.split("\\.")) {
            node = node.children.computeIfAbsent(part, p -> new FormTree());
        }
        return node;
    }

    Optional<FormTree> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    Optional<String> value() {
        return Optional.ofNullable(value);
    }
}
