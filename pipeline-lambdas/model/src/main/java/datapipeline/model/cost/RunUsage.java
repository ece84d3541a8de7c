package datapipeline.model.cost;

import datapipeline.model.FileType;
import datapipeline.model.run.StepReport;
import datapipeline.model.topology.FunctionSpec;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run asks of AWS: what was measured of it, and the requests that its way always takes, counted from the code.
 * Engines of our own run inside the function, so their price is the function's time.
 *
 * @param family whose function worked on it; absent when nobody could tell
 * @param classify how long LAMBDA_CLASSIFY had it
 * @param claims how often a worker took it up
 * @param worked how long workers had it, failed attempts included
 * @param outputs how many objects it left in S3_OUTPUT, without the manifest; absent when it left none and no manifest
 */
public record RunUsage(
        Optional<FileType> family,
        Duration classify,
        int claims,
        Duration worked,
        Optional<Integer> outputs,
        List<StepReport> steps) {

    /** LAMBDA_OUTPUT's time with one half of a result, as our capacity model assumes it; nobody measures it a run. */
    private static final Duration A_HALF = Duration.ofMillis(200);

    /** How often a worker tells its queue and the record that it still works. */
    private static final Duration BEAT = Duration.ofSeconds(20);

    public RunUsage {
        steps = List.copyOf(steps);
    }

    /** How much of what; an amount that nobody told is there and empty. */
    Map<Rate, OptionalLong> amounts() {
        Map<Rate, OptionalLong> amounts = new EnumMap<>(Rate.class);
        lambda(amounts);
        messages(amounts);
        long halves = outputs.isPresent() ? 2 : 1;
        add(amounts, Rate.S3_READ, 1 + claims + (halves - 1));
        // Each attempt that came to nothing has its outputs listed, to remove them.
        add(amounts, Rate.S3_WRITE, outputs.map(count -> count + 1 + claims - 1).orElse(claims));
        add(amounts, Rate.DYNAMODB_WRITE, RequestUnits.written(claims, beats(), outputs));
        add(amounts, Rate.DYNAMODB_READ, RequestUnits.read(claims, beats(), outputs));
        steps.forEach(step -> engine(amounts, step));
        return Collections.unmodifiableMap(amounts);
    }

    private void lambda(Map<Rate, OptionalLong> amounts) {
        long halves = outputs.isPresent() ? 2 : 1;
        add(amounts, Rate.LAMBDA_REQUEST, 1 + claims + halves);
        time(amounts, Topology.LAMBDA_CLASSIFY, classify);
        family.ifPresent(type -> time(amounts, Topology.functionOf(type), worked));
        time(amounts, Topology.LAMBDA_OUTPUT, A_HALF.multipliedBy(halves));
    }

    private void messages(Map<Rate, OptionalLong> amounts) {
        long halves = outputs.isPresent() ? 2 : 1;
        // A job is sent and deleted once, and with each claim received and hidden; a half is sent, received and
        // deleted.
        long job = claims == 0 ? 0 : 2 + 2L * claims + beats();
        add(amounts, Rate.SQS_REQUEST, job + 3 * halves);
        add(amounts, Rate.SNS_PUBLISH, 1);
        add(amounts, Rate.EVENTBRIDGE_EVENT, 1);
    }

    private long beats() {
        return worked.toMillis() / BEAT.toMillis();
    }

    private static void time(Map<Rate, OptionalLong> amounts, String function, Duration time) {
        if (time.isZero()) {
            return;
        }
        FunctionSpec spec = Topology.functions().stream()
                .filter(each -> each.name().equals(function))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function is called " + function));
        // The engines' natives are built for x86_64.
        Rate rate = spec.needsEngines() ? Rate.LAMBDA_X86_64 : Rate.LAMBDA_ARM64;
        add(amounts, rate, Math.multiplyExact(time.toMillis(), (long) spec.memoryMb()));
    }

    private static void engine(Map<Rate, OptionalLong> amounts, StepReport step) {
        if (step.kind().isEmpty() || step.status() != StepReport.Status.OK) {
            return;
        }
        switch (step.kind().get()) {
            case EMBEDDED, LAMBDA -> {}
            case TEXTRACT -> add(amounts, Rate.TEXTRACT_PAGE, told(step, "pages"));
            case REKOGNITION -> add(amounts, Rate.REKOGNITION_IMAGE, told(step, "images"));
            case COMPREHEND -> add(amounts, Rate.COMPREHEND_UNIT, told(step, "textUnits"));
            case MEDIACONVERT -> add(amounts, Rate.MEDIACONVERT_MINUTE, told(step, "outputMs"));
            case TRANSCRIBE -> add(amounts, Rate.TRANSCRIBE_MINUTE, told(step, "soundMs"));
            case BATCH_EKS -> add(amounts, Rate.BATCH_SECOND, OptionalLong.of(step.durationMs()));
        }
    }

    private static OptionalLong told(StepReport step, String unit) {
        return Optional.ofNullable(step.units().get(unit)).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static void add(Map<Rate, OptionalLong> amounts, Rate rate, long amount) {
        add(amounts, rate, OptionalLong.of(amount));
    }

    private static void add(Map<Rate, OptionalLong> amounts, Rate rate, OptionalLong amount) {
        amounts.merge(rate, amount, CostEstimate::plus);
    }
}
