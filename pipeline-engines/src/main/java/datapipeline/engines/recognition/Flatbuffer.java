package datapipeline.engines.recognition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A table of a FlatBuffers file: fields found through a table of their places, absent where they have their default.
 *
 * @see <a href="https://flatbuffers.dev/internals/">FlatBuffers: internals</a>
 */
record Flatbuffer(ByteBuffer bytes, int table) {

    static Flatbuffer root(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return new Flatbuffer(bytes, bytes.getInt(0));
    }

    private OptionalInt place(int field) {
        int places = table - bytes.getInt(table);
        int at = 4 + 2 * field;
        int offset = at < bytes.getShort(places) ? bytes.getShort(places + at) & 0xffff : 0;
        return offset == 0 ? OptionalInt.empty() : OptionalInt.of(table + offset);
    }

    int small(int field) {
        OptionalInt place = place(field);
        return place.isPresent() ? bytes.get(place.getAsInt()) : 0;
    }

    int whole(int field, int otherwise) {
        OptionalInt place = place(field);
        return place.isPresent() ? bytes.getInt(place.getAsInt()) : otherwise;
    }

    Optional<Flatbuffer> table(int field) {
        OptionalInt place = place(field);
        return place.isPresent() ? Optional.of(new Flatbuffer(bytes, follow(place.getAsInt()))) : Optional.empty();
    }

    Flatbuffer[] tables(int field) {
        int list = list(field);
        return IntStream.range(0, length(list))
                .mapToObj(i -> new Flatbuffer(bytes, follow(list + 4 + 4 * i)))
                .toArray(Flatbuffer[]::new);
    }

    int[] wholes(int field) {
        int list = list(field);
        return IntStream.range(0, length(list))
                .map(i -> bytes.getInt(list + 4 + 4 * i))
                .toArray();
    }

    String text(int field) {
        int list = list(field);
        byte[] text = new byte[length(list)];
        bytes.get(list + 4, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The bytes of a list of bytes; empty where there is none. */
    ByteBuffer data(int field) {
        int list = list(field);
        return length(list) == 0
                ? ByteBuffer.allocate(0)
                : bytes.slice(list + 4, length(list)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int list(int field) {
        OptionalInt place = place(field);
        return place.isPresent() ? follow(place.getAsInt()) : -1;
    }

    private int length(int list) {
        return list < 0 ? 0 : bytes.getInt(list);
    }

    private int follow(int place) {
        return place + bytes.getInt(place);
    }
}
