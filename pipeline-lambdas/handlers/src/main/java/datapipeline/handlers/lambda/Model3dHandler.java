package datapipeline.handlers.lambda;

import datapipeline.model.FileType;

/** LAMBDA_3D_FILE. */
public final class Model3dHandler extends WorkerDoor {
    public Model3dHandler() {
        super(FileType.MODEL_3D);
    }
}
