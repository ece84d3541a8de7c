package datapipeline.handlers.lambda;

import datapipeline.model.FileType;

/** LAMBDA_PDF. */
public final class DocumentHandler extends WorkerDoor {
    public DocumentHandler() {
        super(FileType.DOCUMENT);
    }
}
