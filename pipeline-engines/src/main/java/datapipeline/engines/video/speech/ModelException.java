package datapipeline.engines.video.speech;

import java.io.IOException;

/** A recogniser's model cannot be used: that is nobody's fault who uploaded a video. */
final class ModelException extends IOException {
    private static final long serialVersionUID = 1;

    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
