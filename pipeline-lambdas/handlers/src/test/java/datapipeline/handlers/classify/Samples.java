package datapipeline.handlers.classify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files made on the spot. */
final class Samples {
    private Samples() {}

    /** A character a byte. */
    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] padded(String latin, int size) {
        return Arrays.copyOf(bytes(latin), size);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        bytes[0] = (byte) 0x99;
        return bytes;
    }

    static byte[] at(int offset, String latin) {
        byte[] all = new byte[offset + latin.length() + 100];
        System.arraycopy(bytes(latin), 0, all, offset, latin.length());
        return all;
    }

    static byte[] stl(String header, int triangles) {
        return ByteBuffer.allocate(84 + 50 * triangles)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(padded(header, 80))
                .putInt(triangles)
                .array();
    }

    static byte[] bmp() {
        return ByteBuffer.allocate(58)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("BM"))
                .putInt(58)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .array();
    }

    static byte[] threeDs() {
        return ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("MM"))
                .putInt(64)
                .array();
    }

    static byte[] packets(int lead, int length) {
        byte[] stream = new byte[lead + length * 5];
        for (int packet = 0; packet < 5; packet++) {
            stream[lead + packet * length] = 'G';
        }
        return stream;
    }

    static byte[] ole(String stream) {
        byte[] name = (stream + '\0').getBytes(StandardCharsets.UTF_16LE);
        byte[] file = Arrays.copyOf(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), 2048);
        System.arraycopy(name, 0, file, 1152, name.length);
        return file;
    }

    static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(random(300));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Its first entry is stored as it is, the way media types of containers are. */
    static byte[] storedFirst(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry first = new ZipEntry(name);
        first.setMethod(ZipEntry.STORED);
        first.setSize(content.length);
        first.setCrc(crc.getValue());
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(first);
            zip.write(content);
            zip.putNextEntry(new ZipEntry("content.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(utf8("packed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
