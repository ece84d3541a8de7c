package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.ItemLocks.Place;
import datapipeline.local.dynamodb.item.Refusal;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds items that a request names twice. */
final class Places {
    private record Same(Table table, ByteBuffer key) {}

    private Places() {}

    static void refuseTwice(List<Place> places, String complaint) {
        Set<Same> seen = new HashSet<>();
        for (Place place : places) {
            if (!seen.add(new Same(place.table(), ByteBuffer.wrap(place.key())))) {
                throw Refusal.validation(complaint);
            }
        }
    }
}
