package datapipeline.handlers.lambda;

import datapipeline.model.FileType;

/** LAMBDA_PICTURE. */
public final class PictureHandler extends WorkerDoor {
    public PictureHandler() {
        super(FileType.PICTURE);
    }
}
