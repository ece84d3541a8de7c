package datapipeline.handlers.run;

import datapipeline.model.FileType;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.topology.Topology;
import java.util.Optional;

/** A type of file's room: which of its steps can be carried out here, and how. */
public interface Room {
    FileType type();

    /** The name of its function, for histories, logs and metrics. */
    default String name() {
        return Topology.functionOf(type());
    }

    /**
     * How the step is carried out.
     *
     * @return empty when no engine for it is installed
     * @throws IllegalArgumentException for a step of another family
     */
    Optional<StepWork> work(ProcessingStep step);
}
