package datapipeline.engines.video.speech;

import datapipeline.model.engine.Progress;
import java.io.IOException;
import java.util.List;

/** Hears words in a sound. It runs in a worker: models are large, and those of others come with natives. */
interface SpeechRecogniser {
    /**
     * In the order they are said.
     *
     * @throws IOException when its model cannot be loaded
     */
    List<Word> hear(Sound sound, Progress progress) throws IOException;
}
