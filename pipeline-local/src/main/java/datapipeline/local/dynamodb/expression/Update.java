package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An update expression: makes an item out of the one before. */
public final class Update {
    private final List<UpdateAction> actions;

    private Update(List<UpdateAction> actions) {
        this.actions = List.copyOf(actions);
    }

    /** Reads the UpdateExpression of a request. */
    public static Update parse(String expression, Substitutions substitutions) {
        return new Update(UpdateParser.parse(expression, substitutions));
    }

    /** The update that changes nothing but makes an item where there is none. */
    public static Update nothing() {
        return new Update(List.of());
    }

    /** The values this update sets, adds to or takes away, as a projection of the old or the new item. */
    public Projection touched() {
        return new Projection(actions.stream().map(UpdateAction::path).toList());
    }

    /** The top-level attributes this update changes. */
    public List<String> attributes() {
        return actions.stream().map(action -> action.path().attribute()).toList();
    }

    /** The item after the update. All actions see the values from before it. */
    public Item apply(Item before) {
        var after = new Draft(before);
        List<UpdateAction> ordered = new ArrayList<>(actions);
        ordered.sort(Comparator.comparing(UpdateAction::path, Draft.ORDER_OF_CHANGES));
        for (UpdateAction action : ordered) {
            if (!(action instanceof UpdateAction.Remove)) {
                apply(action, before, after);
            }
        }
        for (UpdateAction action : ordered.reversed()) {
            if (action instanceof UpdateAction.Remove) {
                apply(action, before, after);
            }
        }
        return after.item();
    }

    private static void apply(UpdateAction action, Item before, Draft after) {
        switch (action) {
            case UpdateAction.Set set -> after.put(set.path(), Arithmetic.evaluate(set.source(), before));
            case UpdateAction.Remove remove -> after.remove(remove.path());
            case UpdateAction.Add add ->
                after.put(add.path(), Arithmetic.add(add.path().in(before), add.value()));
            case UpdateAction.Delete delete ->
                Arithmetic.delete(delete.path().in(before), delete.value())
                        .ifPresentOrElse(
                                left -> after.put(delete.path(), left), () -> after.removeIfThere(delete.path()));
        }
    }
}
