package datapipeline.console.upload;

import datapipeline.console.layout.InputBucket;
import datapipeline.console.layout.UnansweredException;
import datapipeline.console.upload.UploadTickets.Ticket;
import datapipeline.model.FileType;
import datapipeline.model.Ids;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the right to send a file to S3, whole or in parts. The bytes never pass through the console. */
@RestController
@PreAuthorize("hasRole('OPERATOR')")
class TicketController {
    private final UploadTickets tickets;
    private final InputBucket bucket;
    private final PartSizes sizes;

    TicketController(UploadTickets tickets, InputBucket bucket, PartSizes sizes) {
        this.tickets = tickets;
        this.bucket = bucket;
        this.sizes = sizes;
    }

    /**
     * How to send a file.
     *
     * @param page the file's page
     * @param whole for a file sent in one piece
     * @param parts for a file sent in parts
     */
    record Plan(String key, String fileId, String page, Optional<Ticket> whole, Optional<Parts> parts) {}

    /** A file in parts: all are {@code partBytes} long but the last. */
    record Parts(String uploadId, long partBytes, int count) {}

    /** Why not. */
    record Refusal(String message) {}

    @PostMapping("/upload/tickets")
    Plan plan(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String folder,
            @RequestParam long sizeBytes,
            @RequestParam(defaultValue = "application/octet-stream") String contentType,
            @RequestParam Map<String, String> form) {
        Upload upload = new Upload(key(folder, name), contentType, sizeBytes, wishes(name, form));
        String fileId = Ids.fileId(bucket.name(), upload.key());
        boolean whole = sizes.inOnePiece(sizeBytes);
        return new Plan(
                upload.key(),
                fileId,
                "/files/" + fileId,
                whole ? Optional.of(tickets.whole(upload)) : Optional.empty(),
                whole ? Optional.empty() : Optional.of(parts(upload)));
    }

    @PostMapping("/upload/parts")
    Ticket part(@RequestParam String key, @RequestParam String uploadId, @RequestParam int number) {
        return tickets.part(key, uploadId, number);
    }

    @PostMapping("/upload/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@RequestParam String key, @RequestParam String uploadId, @RequestParam int parts) {
        tickets.complete(key, uploadId, parts);
    }

    @PostMapping("/upload/abort")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abort(@RequestParam String key, @RequestParam String uploadId) {
        tickets.abort(key, uploadId);
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Refusal wrong(IllegalArgumentException e) {
        return new Refusal(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(IllegalStateException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    Refusal incomplete(IllegalStateException e) {
        return new Refusal(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(UnansweredException.class)
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    Refusal silent(UnansweredException e) {
        return new Refusal(e.getMessage() + ". Try again.");
    }

    private Parts parts(Upload upload) {
        long partBytes = sizes.partOf(upload.sizeBytes());
        return new Parts(tickets.begin(upload), partBytes, (int) Math.ceilDiv(upload.sizeBytes(), partBytes));
    }

    private static String key(String folder, String name) {
        String clean = folder.strip();
        return clean.isEmpty() ? name : clean + (clean.endsWith("/") ? "" : "/") + name;
    }

    /** The wishes for the family the name promises; a name that promises nothing gets what is done by default. */
    private static Map<String, String> wishes(String name, Map<String, String> form) {
        Optional<FileType> type = Wish.promisedBy(name);
        if (type.isEmpty()) {
            return Map.of();
        }
        Wish wish = Wish.of(type.get(), form);
        UploadController.refuseWrong(type.get(), wish);
        return wish.metadata();
    }
}
