package datapipeline.engines.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.Span;

/** English, taken apart: sentences of words that are known to be nouns or verbs. */
record EnglishText(List<Sentence> sentences) {
    static final EnglishText NONE = new EnglishText(List.of());

    private static final Pattern PARAGRAPH = Pattern.compile("\\R\\s*\\R");
    private static final Pattern BROKEN_WORD = Pattern.compile("(\\p{L})-\\R(\\p{Ll})");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What is longer is a table or a list without full stops; the tagger would only slow down over it. */
    private static final int MOST_WORDS = 200;

    /** Only read for a text that is English. */
    private static final class Loaded {
        static final SentenceModel SENTENCES =
                Models.load("opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin", SentenceModel::new);
        static final TokenizerModel TOKENS = Models.load("opennlp-en-ud-ewt-tokens-1.3-2.5.4.bin", TokenizerModel::new);
        static final POSModel TAGS = Models.load("opennlp-en-ud-ewt-pos-1.3-2.5.4.bin", POSModel::new);
    }

    EnglishText {
        sentences = List.copyOf(sentences);
    }

    /**
     * A word in its sentence.
     *
     * @param tag its part of speech, by the Universal Dependencies: {@code NOUN}
     * @param start where it begins in the sentence
     */
    record Word(String text, String tag, int start, int end) {}

    record Sentence(String text, List<Word> words) {
        /** As it is written, from one word to another. */
        String between(Word first, Word last) {
            return text.substring(first.start(), last.end());
        }
    }

    int words() {
        return sentences.stream().mapToInt(sentence -> sentence.words().size()).sum();
    }

    static EnglishText of(String text) {
        SentenceDetectorME splitter = new SentenceDetectorME(Loaded.SENTENCES);
        TokenizerME tokenizer = new TokenizerME(Loaded.TOKENS);
        POSTaggerME tagger = new POSTaggerME(Loaded.TAGS);
        List<Sentence> sentences = new ArrayList<>();
        for (String paragraph :
                PARAGRAPH.split(BROKEN_WORD.matcher(text.replace('\f', '\n')).replaceAll("$1$2"))) {
            for (String sentence :
                    splitter.sentDetect(SPACE.matcher(paragraph).replaceAll(" ").strip())) {
                Span[] spans = tokenizer.tokenizePos(sentence);
                if (spans.length > 0 && spans.length <= MOST_WORDS) {
                    sentences.add(new Sentence(sentence, words(sentence, spans, tagger)));
                }
            }
        }
        return new EnglishText(sentences);
    }

    private static List<Word> words(String sentence, Span[] spans, POSTaggerME tagger) {
        String[] tags = tagger.tag(Span.spansToStrings(spans, sentence));
        List<Word> words = new ArrayList<>();
        for (int index = 0; index < spans.length; index++) {
            Span span = spans[index];
            words.add(new Word(span.getCoveredText(sentence).toString(), tags[index], span.getStart(), span.getEnd()));
        }
        return words;
    }
}
