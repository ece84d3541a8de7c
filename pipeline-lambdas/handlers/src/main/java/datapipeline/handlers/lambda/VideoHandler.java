package datapipeline.handlers.lambda;

import datapipeline.model.FileType;

/** LAMBDA_VIDEO. */
public final class VideoHandler extends WorkerDoor {
    public VideoHandler() {
        super(FileType.VIDEO);
    }
}
