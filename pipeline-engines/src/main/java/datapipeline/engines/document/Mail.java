package datapipeline.engines.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A letter that came by wire: its first page is what a mail program shows, and the pages of its attachments follow.
 *
 * @param headers whom it is from and to, when it was sent and what it is about, in that order
 * @param body the plain text when it has one, else what a reader sees of the HTML
 * @param damage what the parser found wrong and went on from
 */
record Mail(Map<String, String> headers, String body, List<Attachment> attachments, List<String> damage) {
    static final List<String> HEADERS = List.of("From", "To", "Cc", "Date", "Subject");

    private static final int LONGEST_VALUE = 1000;

    DocumentText text(int maxPages) throws IOException {
        List<String> pages = new ArrayList<>(List.of(firstPage()));
        Map<Integer, Integer> confidences = new HashMap<>();
        List<String> listed = new ArrayList<>();
        for (Attachment attachment : attachments) {
            int before = pages.size();
            Attachment.Reading reading = attachment.read(listed.size(), maxPages);
            reading.text().pages().forEach(pages::add);
            reading.text().confidences().forEach((page, percent) -> confidences.put(before + page, percent));
            listed.add(attachment.words() + reading.note(before + 1));
        }
        int shown = maxPages > 0 ? Math.min(maxPages, pages.size()) : pages.size();
        confidences.keySet().removeIf(page -> page >= shown);
        return new DocumentText(pages.subList(0, shown), confidences, head().length(), metadata(listed));
    }

    private String firstPage() {
        return (head() + "\n\n" + body.strip()).strip();
    }

    private String head() {
        String names = attachments.stream().map(Attachment::words).collect(Collectors.joining(", "));
        String head = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        return names.isEmpty() ? head : head + "\nAttachments: " + names;
    }

    private Map<String, String> metadata(List<String> listed) {
        Map<String, String> known = new HashMap<>();
        put(known, "title", headers.getOrDefault("Subject", ""));
        put(known, "from", headers.getOrDefault("From", ""));
        put(known, "to", headers.getOrDefault("To", ""));
        put(known, "sent", headers.getOrDefault("Date", ""));
        put(known, "attachments", String.join("; ", listed));
        put(known, "damage", damage.stream().distinct().collect(Collectors.joining("; ")));
        return known;
    }

    private static void put(Map<String, String> known, String name, String value) {
        if (!value.isBlank()) {
            known.put(name, value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…");
        }
    }
}
