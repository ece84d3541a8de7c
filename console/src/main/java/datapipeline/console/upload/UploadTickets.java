package datapipeline.console.upload;

import java.net.URI;
import java.util.Map;

/** Lets a browser send a file to S3 itself. Every method may fail with an {@code UnansweredException}. */
public interface UploadTickets {
    /**
     * The right to send one request.
     *
     * @param headers what must be sent with it, exactly so: they are signed
     */
    record Ticket(URI url, Map<String, String> headers) {
        public Ticket {
            headers = Map.copyOf(headers);
        }
    }

    /** For a file sent in one piece. */
    Ticket whole(Upload upload);

    /** Begins a file sent in parts; the answer is the upload's id. */
    String begin(Upload upload);

    /** For one part, counted from 1. */
    Ticket part(String key, String uploadId, int number);

    /**
     * Puts the parts together.
     *
     * @throws IllegalStateException when S3 does not have exactly the parts 1 to {@code parts}
     */
    void complete(String key, String uploadId, int parts);

    /** Throws away what was sent. */
    void abort(String key, String uploadId);
}
