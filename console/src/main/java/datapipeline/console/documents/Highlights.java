package datapipeline.console.documents;

import datapipeline.console.documents.MeaningFile.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the entities of an analysis again in a text. */
final class Highlights {
    /** A page of a telephone book has thousands; a reader looks for the first. */
    private static final int MOST = 200;

    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Pattern form;

    Highlights(List<Entity> entities) {
        entities.stream()
                .limit(MOST)
                .filter(entity -> !entity.text().isBlank())
                .forEach(
                        entity -> kinds.putIfAbsent(entity.text(), entity.kind().toLowerCase(Locale.ROOT)));
        String any = kinds.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        form = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])");
    }

    List<Piece> of(String text) {
        if (kinds.isEmpty()) {
            return List.of(new Piece(text, ""));
        }
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        for (Matcher found = form.matcher(text); found.find(); end = found.end()) {
            add(pieces, text.substring(end, found.start()), "");
            add(pieces, found.group(), kinds.getOrDefault(found.group(), ""));
        }
        add(pieces, text.substring(end), "");
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, String kind) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, kind));
        }
    }
}
