package datapipeline.local.bench;

import datapipeline.local.cloud.ProductProcess;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The product as the run command starts it, and the files sent over HTTP all at once. */
final class WholePipeline {
    private static final int UPLOADERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final ProductProcess product;
    private final int each;

    private WholePipeline(ProductProcess product, int each) {
        this.product = product;
        this.each = each;
    }

    /** Starts the product, and says how long it took; then sends and measures twice: cold and warm. */
    static void measure(Path data, int each) throws Exception {
        try (ProductProcess product = ProductProcess.start(data)) {
            System.out.printf(
                    Locale.ROOT,
                    "start with an empty data directory: console answers after %.1f s, %.1f s of CPU%n%n",
                    product.awaitConsole().toMillis() / 1e3,
                    Cpu.usedBy(product.pid()).toMillis() / 1e3);
            var pipeline = new WholePipeline(product, each);
            var observer = product.observer();
            observer.listen();
            int files = each * BenchFile.values().length;
            System.out.println(Measured.HEADER);
            System.out.println(pipeline.send("pipeline, cold", "cold", observer::awaitEnds, files)
                    .row());
            System.out.println(pipeline.send("pipeline, warm", "warm", observer::awaitEnds, 2 * files)
                    .row());
            pipeline.turnaround(observer.awaitEnds(2 * files, PATIENCE));
        }
        try (ProductProcess product = ProductProcess.start(data)) {
            System.out.printf(
                    Locale.ROOT,
                    "%nstart on what lies there: console answers after %.1f s, %.1f s of CPU%n",
                    product.awaitConsole().toMillis() / 1e3,
                    Cpu.usedBy(product.pid()).toMillis() / 1e3);
        }
    }

    private interface Ends {
        List<Map<String, AttributeValue>> await(int files, Duration patience);
    }

    private Measured send(String what, String prefix, Ends ends, int total) throws Exception {
        Duration before = Cpu.usedBy(product.pid());
        long begin = System.nanoTime();
        upload(prefix);
        ends.await(total, PATIENCE);
        return new Measured(
                what,
                each * BenchFile.values().length,
                Duration.ofNanos(System.nanoTime() - begin),
                Cpu.usedBy(product.pid()).minus(before));
    }

    private void upload(String prefix) throws Exception {
        try (ExecutorService uploaders = Executors.newFixedThreadPool(UPLOADERS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                for (BenchFile file : BenchFile.values()) {
                    String key = "%s/%s/%03d-%s".formatted(prefix, file.type(), i, file.sample());
                    sent.add(uploaders.submit(() -> product.s3()
                            .putObject(
                                    request -> request.bucket(Topology.S3_INPUT).key(key),
                                    RequestBody.fromBytes(file.bytes()))));
                }
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    /** Of the warm files, as they are recorded. A file that waits for its turn waits within its turnaround time. */
    private void turnaround(List<Map<String, AttributeValue>> runs) {
        System.out.println(
                "\n| family | TAT p50 ms | TAT p95 ms | of it processing p50 ms | p95 ms |\n|---|---|---|---|---|");
        Map<String, List<Map<String, AttributeValue>>> warm = runs.stream()
                .filter(run -> run.get(Attributes.KEY).s().startsWith("warm/"))
                .map(run ->
                        product.observer().resultOf(run.get(Attributes.RUN_ID).s()))
                .collect(Collectors.groupingBy(
                        result -> result.get(Attributes.FILE_TYPE).s()));
        warm.forEach((family, results) -> System.out.printf(
                "| %s | %d | %d | %d | %d |%n",
                family,
                percentile(results, Attributes.TAT_MS, 50),
                percentile(results, Attributes.TAT_MS, 95),
                percentile(results, Attributes.PROCESS_MS, 50),
                percentile(results, Attributes.PROCESS_MS, 95)));
    }

    /** The nearest rank. */
    private static long percentile(List<Map<String, AttributeValue>> results, String attribute, int percent) {
        long[] sorted = results.stream()
                .mapToLong(result -> Long.parseLong(result.get(attribute).n()))
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }
}
