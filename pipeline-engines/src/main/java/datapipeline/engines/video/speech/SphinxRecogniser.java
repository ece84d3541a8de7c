package datapipeline.engines.video.speech;

import datapipeline.engines.video.speech.Pieces.Piece;
import datapipeline.model.engine.Progress;
import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.TimeFrame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** CMU Sphinx-4 in plain Java, with the English model that comes along. About as fast as people speak. */
final class SphinxRecogniser implements SpeechRecogniser {
    private static final String MODEL = "resource:/edu/cmu/sphinx/models/en-us/";
    private static final String SETTINGS = "resource:/datapipeline/engines/video/speech/sphinx.xml";

    /** All that was considered of a piece is kept in memory, so that words can be compared: about 60 MB a second. */
    private static final int LONGEST_PIECE_SECONDS = 10;

    @Override
    public List<Word> hear(Sound sound, Progress progress) throws IOException {
        Context context = new Context(SETTINGS, model());
        Recognizer recognizer = context.getInstance(Recognizer.class);
        recognizer.allocate();
        List<Word> words = new ArrayList<>();
        for (Piece piece : Pieces.of(sound, LONGEST_PIECE_SECONDS)) {
            progress.at((double) piece.from() / sound.length(), "listening");
            words.addAll(heard(context, recognizer, sound, piece));
        }
        return words;
    }

    private static List<Word> heard(Context context, Recognizer recognizer, Sound sound, Piece piece) {
        byte[] bytes = sound.part(piece.from(), piece.to()).bytes();
        context.getInstance(StreamDataSource.class).setInputStream(new ByteArrayInputStream(bytes), TimeFrame.INFINITE);
        List<Word> words = new ArrayList<>();
        for (Result result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
            words.addAll(LatticeWords.of(result));
        }
        return words.stream().map(word -> word.later(piece.start())).toList();
    }

    private static Configuration model() {
        Configuration model = new Configuration();
        model.setAcousticModelPath(MODEL + "en-us");
        model.setDictionaryPath(MODEL + "cmudict-en-us.dict");
        model.setLanguageModelPath(MODEL + "en-us.lm.bin");
        return model;
    }
}
