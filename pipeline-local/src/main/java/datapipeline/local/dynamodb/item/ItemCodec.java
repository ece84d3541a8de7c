package datapipeline.local.dynamodb.item;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An item as it lies in the store: a version byte, then the attributes as {@link ValueWriter} writes a map. */
public final class ItemCodec {
    private static final int VERSION = 1;

    private ItemCodec() {}

    /** The bytes of an item. */
    public static byte[] write(Item item) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            new ValueWriter(out).entries(item.attributes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The item in these bytes. */
    public static Item read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException(
                        "an item in the store has form %d, this program reads form %d".formatted(version, VERSION));
            }
            return new Item(new ValueReader(in).entries());
        } catch (IOException e) {
            throw new UncheckedIOException("an item in the store is damaged", e);
        }
    }
}
