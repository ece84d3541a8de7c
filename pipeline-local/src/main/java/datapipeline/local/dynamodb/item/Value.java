package datapipeline.local.dynamodb.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A value of one of DynamoDB's ten types. The records are named as DynamoDB names the types, and two values are equal
 * exactly when DynamoDB says so: numbers by what they are worth, sets without regard to order.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">
 *     Data types</a>
 */
public sealed interface Value {

    /** The type as it is written in requests and in {@code attribute_type}: S, N, B, BOOL, NULL, L, M, SS, NS or BS. */
    default String type() {
        return switch (this) {
            case S s -> "S";
            case N n -> "N";
            case B b -> "B";
            case Bool bool -> "BOOL";
            case Null none -> "NULL";
            case L list -> "L";
            case M map -> "M";
            case SS strings -> "SS";
            case NS numbers -> "NS";
            case BS binaries -> "BS";
        };
    }

    /** A string. */
    record S(String text) implements Value {}

    /** A number, kept without trailing zeros so that {@code 1.0} and {@code 1} are the same. */
    record N(BigDecimal number) implements Value {
        public N {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    /** Bytes. */
    record B(SdkBytes bytes) implements Value {}

    /** True or false. */
    record Bool(boolean isTrue) implements Value {}

    /** Known to have no value. */
    record Null() implements Value {}

    /** A list of values of any types. */
    record L(List<Value> elements) implements Value {
        public L {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    /** Values by name. */
    record M(Map<String, Value> entries) implements Value {
        public M {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A set of strings. */
    record SS(SortedSet<String> texts) implements Value {
        public SS {
            texts = Collections.unmodifiableSortedSet(new TreeSet<>(texts));
        }
    }

    /** A set of numbers. */
    record NS(SortedSet<BigDecimal> numbers) implements Value {
        public NS {
            numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
        }
    }

    /** A set of byte strings, in the order of their unsigned bytes. */
    record BS(SortedSet<SdkBytes> binaries) implements Value {
        public BS {
            SortedSet<SdkBytes> sorted = new TreeSet<>(Values.BY_UNSIGNED_BYTES);
            sorted.addAll(binaries);
            binaries = Collections.unmodifiableSortedSet(sorted);
        }
    }
}
