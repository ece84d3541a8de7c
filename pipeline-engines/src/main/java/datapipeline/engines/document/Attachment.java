package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file that came with a mail.
 *
 * @param mediaType as the sender's program calls it, which proves nothing: a reader of that format refuses what it is not
 */
record Attachment(String name, String mediaType, byte[] content) {
    /** The first ones are read, as many pages of each as tell what it is. */
    private static final int MOST_READ = 10;

    private static final int MOST_PAGES = 20;

    /** A mail in a mail is part of the mail; one that hides behind another type could nest without end. */
    private static final Set<Format> NEVER_READ = EnumSet.of(Format.EML, Format.OLE);

    /**
     * What came of an attempt to read it.
     *
     * @param refusal why it could not be read; empty when it was, or nobody tried
     */
    record Reading(DocumentText text, String refusal) {
        static final Reading NONE = new Reading(new DocumentText(List.of(), Map.of()), "");

        /** For the list of attachments: on which pages its text lies, or why on none. */
        String note(int firstPage) {
            if (!refusal.isEmpty()) {
                return ", not read: " + refusal;
            }
            int pages = text.pages().size();
            return pages == 0
                    ? ""
                    : pages == 1
                            ? ", page " + firstPage
                            : ", pages %d to %d".formatted(firstPage, firstPage + pages - 1);
        }
    }

    String words() {
        return "%s (%s, %d bytes)".formatted(name, mediaType, content.length);
    }

    Reading read(int before, int maxPages) throws IOException {
        Optional<Format> format = format();
        if (format.isEmpty() || before >= MOST_READ) {
            return Reading.NONE;
        }
        Path file = Files.createTempFile("attachment", "");
        try {
            Files.write(file, content);
            int pages = maxPages > 0 ? Math.min(maxPages, MOST_PAGES) : MOST_PAGES;
            return new Reading(Documents.read(file, format.get(), pages, ScanLanguages.ENGLISH), "");
        } catch (Refusal refused) {
            return new Reading(Reading.NONE.text(), String.valueOf(refused.getMessage()));
        } finally {
            Files.delete(file);
        }
    }

    private Optional<Format> format() {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(Format.values())
                .filter(format -> !NEVER_READ.contains(format))
                .filter(format -> Documents.refusal(format).isEmpty())
                .filter(format -> format.mediaType().equals(mediaType)
                        || mediaType.equals("application/octet-stream") && format.isCalled(extension))
                .findFirst();
    }
}
