package datapipeline.model.metric;

import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/** Which functions emit a metric. */
public enum Source {
    CLASSIFY("classify", List.of(Topology.LAMBDA_CLASSIFY)),
    WORKERS("workers", workers()),
    OUTPUT("output", List.of(Topology.LAMBDA_OUTPUT)),
    SWEEP("sweep", List.of(Topology.LAMBDA_SWEEP)),
    CLASSIFY_AND_WORKERS("classify, workers", CLASSIFY, WORKERS),
    WORKERS_AND_OUTPUT("workers, output", WORKERS, OUTPUT),
    ALL_BUT_SWEEP("all but sweep", CLASSIFY, WORKERS, OUTPUT),
    ALL("all", CLASSIFY, WORKERS, OUTPUT, SWEEP);

    private final String inWords;
    private final List<String> functions;

    Source(String inWords, List<String> functions) {
        this.inWords = inWords;
        this.functions = functions;
    }

    Source(String inWords, Source... all) {
        this(inWords, Stream.of(all).flatMap(each -> each.functions.stream()).toList());
    }

    private static List<String> workers() {
        return Stream.of(FileType.values()).map(Topology::functionOf).toList();
    }

    /** As a person reads it. */
    public String inWords() {
        return inWords;
    }

    /** The functions, by name. */
    public List<String> functions() {
        return functions;
    }
}
