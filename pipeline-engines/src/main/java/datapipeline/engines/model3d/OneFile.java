package datapipeline.engines.model3d;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.lwjgl.assimp.AIFile;
import org.lwjgl.assimp.AIFileIO;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/**
 * The only file system Assimp gets to see: one file, in memory. Models name other files, and left to itself Assimp
 * opens them, {@code /etc/passwd} included.
 */
final class OneFile implements AutoCloseable {
    private final String name;
    private final ByteBuffer content;
    private final Map<Long, Integer> positions = new HashMap<>();
    private final AIFile file;
    private final AIFileIO io;

    OneFile(String name, byte[] bytes) {
        this.name = name;
        this.content = MemoryUtil.memAlloc(Math.max(1, bytes.length)).put(bytes).flip();
        this.file = AIFile.calloc();
        this.file.ReadProc((handle, buffer, size, count) -> read(handle, buffer, size, count));
        this.file.WriteProc((handle, buffer, size, count) -> 0);
        this.file.TellProc(handle -> position(handle));
        this.file.FileSizeProc(handle -> content.limit());
        this.file.SeekProc((handle, offset, origin) -> seek(handle, offset, origin));
        this.file.FlushProc(handle -> positions.computeIfAbsent(handle, fresh -> 0));
        this.io = AIFileIO.calloc();
        this.io.OpenProc((system, path, mode) -> open(MemoryUtil.memUTF8(path)));
        this.io.CloseProc((system, handle) -> positions.remove(handle));
    }

    AIFileIO io() {
        return io;
    }

    private long open(String path) {
        if (!path.equals(name)) {
            return MemoryUtil.NULL;
        }
        positions.put(file.address(), 0);
        return file.address();
    }

    private long read(long handle, long buffer, long size, long count) {
        if (size <= 0) {
            return 0;
        }
        int from = position(handle);
        long items = Math.min(count, (content.limit() - from) / size);
        MemoryUtil.memCopy(MemoryUtil.memAddress0(content) + from, buffer, items * size);
        positions.put(handle, (int) (from + items * size));
        return items;
    }

    private int seek(long handle, long offset, int origin) {
        long base = switch (origin) {
            case Assimp.aiOrigin_CUR -> position(handle);
            case Assimp.aiOrigin_END -> content.limit();
            default -> 0;
        };
        long target = base + offset;
        if (target < 0 || target > content.limit()) {
            return Assimp.aiReturn_FAILURE;
        }
        positions.put(handle, (int) target);
        return Assimp.aiReturn_SUCCESS;
    }

    private int position(long handle) {
        return positions.getOrDefault(handle, 0);
    }

    @Override
    public void close() {
        io.OpenProc().free();
        io.CloseProc().free();
        io.free();
        file.ReadProc().free();
        file.WriteProc().free();
        file.TellProc().free();
        file.FileSizeProc().free();
        file.SeekProc().free();
        file.FlushProc().free();
        file.free();
        MemoryUtil.memFree(content);
    }
}
