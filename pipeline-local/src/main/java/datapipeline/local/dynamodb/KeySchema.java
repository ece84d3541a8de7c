package datapipeline.local.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * The attributes that make a key, of a table or of an index.
 *
 * @param hash says in which partition an item lies
 * @param range orders the items of a partition
 */
record KeySchema(String hash, Optional<String> range) {

    static KeySchema of(List<KeySchemaElement> elements) {
        return new KeySchema(
                elements.getFirst().attributeName(),
                elements.stream().skip(1).map(KeySchemaElement::attributeName).findFirst());
    }

    /** Hash, then range. */
    List<String> attributes() {
        return Stream.concat(Stream.of(hash), range.stream()).toList();
    }

    List<KeySchemaElement> elements() {
        return Stream.concat(
                        Stream.of(element(hash, KeyType.HASH)),
                        range.stream().map(name -> element(name, KeyType.RANGE)))
                .toList();
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
