package datapipeline.engines.document;

import java.util.List;
import java.util.Map;

/**
 * What was read.
 *
 * @param pages the text of each, in order
 * @param confidences in percent, of the pages whose characters had to be recognised, by the page's number from 0
 * @param head how many characters of the first page are no sentences: the lines a mail begins with
 * @param metadata what the document says of itself, such as its title
 */
public record DocumentText(
        List<String> pages, Map<Integer, Integer> confidences, int head, Map<String, String> metadata) {
    public DocumentText {
        pages = List.copyOf(pages);
        confidences = Map.copyOf(confidences);
        metadata = Map.copyOf(metadata);
    }

    /** Of a document that is all text. */
    public DocumentText(List<String> pages, Map<Integer, Integer> confidences, Map<String, String> metadata) {
        this(pages, confidences, 0, metadata);
    }

    /** Of a document that is written in letters. */
    public DocumentText(List<String> pages, Map<String, String> metadata) {
        this(pages, Map.of(), metadata);
    }

    public int characters() {
        return pages.stream().mapToInt(String::length).sum();
    }
}
