package datapipeline.engines.document;

import java.util.List;
import java.util.Map;

/**
 * What was read.
 *
 * @param pages the text of each, in order
 * @param metadata what the document says of itself, such as its title
 */
public record DocumentText(List<String> pages, Map<String, String> metadata) {
    public DocumentText {
        pages = List.copyOf(pages);
        metadata = Map.copyOf(metadata);
    }

    public int characters() {
        return pages.stream().mapToInt(String::length).sum();
    }
}
