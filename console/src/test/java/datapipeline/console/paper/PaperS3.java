package datapipeline.console.paper;

import datapipeline.console.files.OutputLinks;
import datapipeline.console.upload.Upload;
import datapipeline.console.upload.UploadTickets;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links and tickets to nowhere. */
public final class PaperS3 implements OutputLinks, UploadTickets {
    public final List<Upload> uploads = new ArrayList<>();
    public final Map<String, String> texts = new HashMap<>();

    @Override
    public URI show(String key) {
        return URI.create("http://s3.test/s3-output/" + key);
    }

    @Override
    public URI save(String key, String name) {
        return URI.create("http://s3.test/s3-output/" + key + "?save");
    }

    @Override
    public URI original(String key, Optional<String> versionId, String name) {
        return URI.create("http://s3.test/s3-input/" + key);
    }

    @Override
    public URI showOriginal(String key, Optional<String> versionId, String mediaType) {
        return URI.create("http://s3.test/s3-input/" + key + "?as=" + mediaType);
    }

    @Override
    public String text(String key) {
        return texts.getOrDefault(key, "{\"manifest\":\"%s\"}".formatted(key));
    }

    @Override
    public String excerpt(String key) {
        return texts.getOrDefault(key, "The beginning of " + key);
    }

    @Override
    public Ticket whole(Upload upload) {
        uploads.add(upload);
        return new Ticket(URI.create("http://s3.test/s3-input/x"), Map.of("content-type", upload.contentType()));
    }

    @Override
    public String begin(Upload upload) {
        uploads.add(upload);
        return "upload-1";
    }

    @Override
    public Ticket part(String key, String uploadId, int number) {
        return new Ticket(URI.create("http://s3.test/s3-input/x?part=" + number), Map.of());
    }

    @Override
    public void complete(String key, String uploadId, int parts) {
        throw new IllegalStateException("S3 has 1 of the %d parts of %s.".formatted(parts, key));
    }

    @Override
    public void abort(String key, String uploadId) {}
}
