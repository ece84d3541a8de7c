package datapipeline.engines.video.speech;

import java.util.List;

/**
 * What a recogniser made of a sound.
 *
 * @param words in the order they are said; none when nobody speaks, or nobody who could be understood
 */
public record Heard(List<Word> words) {
    static final String FILE = "heard.json";

    public Heard {
        words = List.copyOf(words);
    }
}
