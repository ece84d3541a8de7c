package datapipeline.engines.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** A mail as Outlook saves it: an OLE file that holds each property in a stream of its own. */
final class OutlookMail {
    /**
     * Every message has it at its root:
     * https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxmsg/
     */
    private static final String PROPERTIES = "__properties_version1.0";

    private OutlookMail() {}

    static boolean is(Path file) {
        try (POIFSFileSystem ole = new POIFSFileSystem(file.toFile(), true)) {
            return ole.getRoot().hasEntryCaseInsensitive(PROPERTIES);
        } catch (IOException | RuntimeException notOle) {
            return false;
        }
    }

    static Mail read(Path file) throws IOException {
        try (MAPIMessage message = new MAPIMessage(file.toFile())) {
            message.setReturnNullOnMissingChunk(true);
            message.guess7BitEncoding();
            return new Mail(headers(message), body(message), attachments(message), List.of());
        } catch (ChunkNotFoundException missing) {
            throw new IOException("a part of the message is missing", missing);
        }
    }

    private static Map<String, String> headers(MAPIMessage message) throws ChunkNotFoundException {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "From", message.getDisplayFrom());
        put(headers, "To", message.getDisplayTo());
        put(headers, "Cc", message.getDisplayCC());
        if (message.getMessageDate() != null) {
            headers.put("Date", message.getMessageDate().toInstant().toString());
        }
        put(headers, "Subject", message.getSubject());
        return headers;
    }

    /** A text that is only kept in Outlook's RTF is not read. */
    private static String body(MAPIMessage message) throws IOException, ChunkNotFoundException {
        String plain = message.getTextBody();
        if (plain != null && !plain.isBlank()) {
            return plain;
        }
        String markup = message.getHtmlBody();
        return markup == null ? "" : HtmlText.of(markup).words();
    }

    private static List<Attachment> attachments(MAPIMessage message) {
        List<Attachment> attachments = new ArrayList<>();
        for (AttachmentChunks each : message.getAttachmentFiles()) {
            String name = Stream.of(each.getAttachLongFileName(), each.getAttachFileName(), each.getAttachDisplayName())
                    .filter(Objects::nonNull)
                    .map(StringChunk::getValue)
                    .findFirst()
                    .orElse("without a name");
            String type = each.getAttachMimeTag() == null
                    ? "application/octet-stream"
                    : each.getAttachMimeTag().getValue();
            byte[] content = each.getAttachData() == null
                    ? new byte[0]
                    : each.getAttachData().getValue();
            attachments.add(new Attachment(name, type.toLowerCase(Locale.ROOT), content));
        }
        return attachments;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            headers.put(name, value.strip());
        }
    }
}
