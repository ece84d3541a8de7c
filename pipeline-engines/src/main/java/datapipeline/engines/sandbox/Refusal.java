package datapipeline.engines.sandbox;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;

/** Thrown inside a worker where it finds that the file cannot be processed; the worker's door answers with it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refusal(ReasonCode code, String message) {
        super(message);
        this.problem = Problem.of(code, message);
    }

    Problem problem() {
        return problem;
    }
}
