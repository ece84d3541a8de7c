package datapipeline.model.metric;

import static datapipeline.model.metric.Dimension.ENGINE_UNIT;
import static datapipeline.model.metric.Dimension.FILE_TYPE;
import static datapipeline.model.metric.Dimension.OP;
import static datapipeline.model.metric.Dimension.REASON_CODE;
import static datapipeline.model.metric.Dimension.SERVICE;

import java.util.List;

/** The sets of dimensions under which a value is published; an alarm or a graph must name one of them exactly. */
public enum Breakdown {
    BY_SERVICE(List.of(List.of(SERVICE))),
    BY_FILE_TYPE(List.of(List.of(SERVICE), List.of(SERVICE, FILE_TYPE))),
    BY_REASON(List.of(List.of(SERVICE), List.of(SERVICE, FILE_TYPE), List.of(SERVICE, REASON_CODE))),
    BY_OPERATION(List.of(List.of(SERVICE, FILE_TYPE, OP))),
    /** Pages and processor time have no common sum. */
    BY_ENGINE_UNIT(List.of(List.of(SERVICE, OP, ENGINE_UNIT)));

    private final List<List<Dimension>> sets;

    Breakdown(List<List<Dimension>> sets) {
        this.sets = sets;
    }

    public List<List<Dimension>> sets() {
        return sets;
    }
}
