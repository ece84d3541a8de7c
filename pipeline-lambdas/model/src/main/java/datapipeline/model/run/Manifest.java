package datapipeline.model.run;

import datapipeline.model.FileType;
import datapipeline.model.Source;
import datapipeline.model.cost.CostEstimate;
import datapipeline.model.option.ProcessingOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last object an attempt writes, after its commit: {@code _manifest.json}. Its arrival in S3_OUTPUT is one half of
 * the result, and it carries enough to rebuild the other half.
 *
 * @param schema {@value #SCHEMA}
 * @param outcome PROCESSED or PARTIAL
 * @param fence of the attempt that committed
 * @param processDuration milliseconds from claim to commit of that attempt
 * @param queueWait milliseconds from the queueing to that claim
 * @param cost what the run would cost at list price; absent in manifests of older builds
 */
public record Manifest(
        String schema,
        String runId,
        String fileId,
        int generation,
        long fence,
        String tenant,
        FileType fileType,
        Outcome outcome,
        Source source,
        ProcessingOption processingOption,
        String optionsHash,
        List<OutputObject> outputs,
        List<StepReport> steps,
        Producer producer,
        long processDuration,
        long queueWait,
        Instant committedAt,
        Optional<CostEstimate> cost) {
    public static final String SCHEMA = "manifest/1";
    public static final String NAME = "_manifest.json";

    /**
     * Who made it.
     *
     * @param version of the build; absent when it was built without
     * @param gitCommit it was built from; absent when it was built outside a checkout
     * @param tools names and versions of the engines
     */
    public record Producer(
            String service, Optional<String> version, Optional<String> gitCommit, Map<String, String> tools) {
        public Producer {
            tools = Map.copyOf(tools);
        }
    }

    public Manifest {
        outputs = List.copyOf(outputs);
        steps = List.copyOf(steps);
    }
}
