package datapipeline.local.dynamodb.item;

import datapipeline.local.dynamodb.item.Value.B;
import datapipeline.local.dynamodb.item.Value.BS;
import datapipeline.local.dynamodb.item.Value.Bool;
import datapipeline.local.dynamodb.item.Value.L;
import datapipeline.local.dynamodb.item.Value.M;
import datapipeline.local.dynamodb.item.Value.N;
import datapipeline.local.dynamodb.item.Value.NS;
import datapipeline.local.dynamodb.item.Value.Null;
import datapipeline.local.dynamodb.item.Value.S;
import datapipeline.local.dynamodb.item.Value.SS;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as requests and answers carry them, and the rules a value must keep to get in. */
public final class AttributeValues {
    private static final int MAX_DEPTH = 32;

    private AttributeValues() {}

    /** Reads an item, or a key, or the values of an expression. */
    public static Item item(Map<String, AttributeValue> attributes) {
        return new Item(values(attributes, 0));
    }

    /** Reads one value. */
    public static Value value(@Nullable AttributeValue value) {
        return value(value, 0);
    }

    private static Map<String, Value> values(Map<String, AttributeValue> attributes, int depth) {
        Map<String, Value> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> values.put(name, value(value, depth)));
        return values;
    }

    private static Value value(@Nullable AttributeValue value, int depth) {
        if (value == null) {
            throw Refusal.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (depth > MAX_DEPTH) {
            throw Refusal.validation("Nesting Levels have exceeded supported limits");
        }
        return switch (value.type()) {
            case S -> new S(value.s());
            case N -> new N(Numbers.parse(value.n()));
            case B -> new B(value.b());
            case BOOL -> new Bool(value.bool());
            case NUL -> nothing(value.nul());
            case L ->
                new L(value.l().stream().map(each -> value(each, depth + 1)).toList());
            case M -> new M(values(value.m(), depth + 1));
            case SS -> new SS(set(value.ss(), text -> text));
            case NS -> new NS(set(value.ns(), Numbers::parse));
            case BS -> new BS(binaries(value.bs()));
            case UNKNOWN_TO_SDK_VERSION ->
                throw Refusal.validation(
                        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        };
    }

    private static Null nothing(boolean nul) {
        if (!nul) {
            throw Refusal.parameters("Null attribute value types must have the value of true");
        }
        return new Null();
    }

    private static <T, E extends Comparable<? super E>> TreeSet<E> set(List<T> given, Function<T, E> read) {
        TreeSet<E> distinct = given.stream().map(read).collect(Collectors.toCollection(TreeSet::new));
        checkSet(given, distinct);
        return distinct;
    }

    private static TreeSet<SdkBytes> binaries(List<SdkBytes> given) {
        TreeSet<SdkBytes> distinct = new TreeSet<>(Values.BY_UNSIGNED_BYTES);
        distinct.addAll(given);
        checkSet(given, distinct);
        return distinct;
    }

    private static void checkSet(List<?> given, Collection<?> distinct) {
        if (given.isEmpty()) {
            throw Refusal.parameters("An AttributeValue may not contain an empty set");
        }
        if (distinct.size() < given.size()) {
            throw Refusal.parameters("Input collection %s contains duplicates.".formatted(given));
        }
    }

    /** The item as an answer carries it. */
    public static Map<String, AttributeValue> of(Item item) {
        return of(item.attributes());
    }

    private static Map<String, AttributeValue> of(Map<String, Value> values) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        values.forEach((name, value) -> attributes.put(name, of(value)));
        return attributes;
    }

    /** One value as an answer carries it. */
    public static AttributeValue of(Value value) {
        return switch (value) {
            case S s -> AttributeValue.fromS(s.text());
            case N n -> AttributeValue.fromN(Numbers.text(n.number()));
            case B b -> AttributeValue.fromB(b.bytes());
            case Bool bool -> AttributeValue.fromBool(bool.isTrue());
            case Null none -> AttributeValue.fromNul(true);
            case L list ->
                AttributeValue.fromL(
                        list.elements().stream().map(AttributeValues::of).toList());
            case M map -> AttributeValue.fromM(of(map.entries()));
            case SS set -> AttributeValue.fromSs(List.copyOf(set.texts()));
            case NS set ->
                AttributeValue.fromNs(set.numbers().stream().map(Numbers::text).toList());
            case BS set -> AttributeValue.fromBs(List.copyOf(set.binaries()));
        };
    }
}
