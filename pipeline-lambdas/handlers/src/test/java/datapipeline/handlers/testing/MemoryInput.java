package datapipeline.handlers.testing;

import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.SourceObjects;
import datapipeline.handlers.run.Sources;
import datapipeline.model.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/** S3_INPUT in memory: one content for every key, with the metadata an uploader attached. */
public final class MemoryInput implements SourceObjects, Sources {
    private static final byte[] PNG =
            HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000");
    public Map<String, String> metadata = Map.of();
    public byte[] content = PNG;
    public boolean gone;

    @Override
    public Look look(Arrival arrival, int headBytes) {
        return gone
                ? new Look.Gone()
                : new Look.Found(
                        content, arrival.versionId(), arrival.etag(), content.length, metadata, bytes -> content);
    }

    @Override
    public Fetched fetch(Source source, Path to) {
        if (gone) {
            return new Fetched.Gone();
        }
        try {
            Files.write(to, content);
            return new Fetched.Whole(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
