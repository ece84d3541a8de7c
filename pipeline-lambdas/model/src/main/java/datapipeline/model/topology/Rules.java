package datapipeline.model.topology;

import datapipeline.model.run.Manifest;
import datapipeline.model.topology.RuleSpec.Target.ToFunction;
import datapipeline.model.topology.RuleSpec.Target.ToQueue;
import java.util.List;
import java.util.Optional;

/** The rules of the file's way. */
final class Rules {
    private Rules() {}

    static List<RuleSpec> all() {
        return List.of(
                new RuleSpec(
                        "input-object-created",
                        "default",
                        Optional.of("""
                                {"source": ["aws.s3"], "detail-type": ["Object Created"],
                                 "detail": {"bucket": {"name": ["%s"]}}}""".formatted(Topology.S3_INPUT)),
                        Optional.empty(),
                        new ToFunction(Topology.LAMBDA_CLASSIFY, Topology.SQS_CLASSIFY_DLQ)),
                new RuleSpec(
                        "output-manifest-created",
                        "default",
                        Optional.of("""
                                {"source": ["aws.s3"], "detail-type": ["Object Created"],
                                 "detail": {"bucket": {"name": ["%s"]}, "object": {"key": [{"suffix": "/%s"}]}}}""".formatted(Topology.S3_OUTPUT, Manifest.NAME)),
                        Optional.empty(),
                        new ToQueue(Topology.SQS_OUTPUT, Topology.deadLetterQueueOf(Topology.SQS_OUTPUT))),
                new RuleSpec(
                        "operator-commands",
                        Topology.BUS,
                        Optional.of("""
                                {"source": ["%s"],
                                 "detail-type": ["ReprocessRequested", "RunCancelRequested"]}""".formatted(Topology.EVENT_SOURCE)),
                        Optional.empty(),
                        new ToFunction(Topology.LAMBDA_CLASSIFY, Topology.SQS_CLASSIFY_DLQ)),
                new RuleSpec(
                        "sweep",
                        "default",
                        Optional.empty(),
                        Optional.of("rate(1 minute)"),
                        new ToFunction(Topology.LAMBDA_SWEEP, Topology.SQS_CLASSIFY_DLQ)));
    }
}
