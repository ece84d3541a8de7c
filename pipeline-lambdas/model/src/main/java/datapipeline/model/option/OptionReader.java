package datapipeline.model.option;

import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.OptionReading.Accepted;
import datapipeline.model.option.OptionReading.Refused;
import datapipeline.model.option.ProcessingOption.OnError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what an uploader wrote into {@code x-amz-meta-processing-option}, strictly: a misspelt word is refused with the
 * word that was probably meant, never ignored.
 *
 * <p>Two forms are understood: the short one, {@code resize;width=500;fit=inside, convert-format;to=webp}, and JSON,
 * {@code {"v":1,"steps":[{"op":"resize","width":500}]}}.
 */
public final class OptionReader {
    /** S3 allows 2 KB of user metadata in all. */
    public static final int MAX_LENGTH = 2048;

    private OptionReader() {}

    /** A step as it was written, before anybody knows what it means. */
    record Written(String operation, Map<String, String> parameters) {}

    /** All that was written. */
    record Draft(OnError onError, List<Written> steps) {}

    /** Reads an option for a file of this family. */
    public static OptionReading read(String text, FileType type) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw refused(
                        ReasonCode.OPTION_TOO_LARGE,
                        "The option has %d characters; %d are allowed.".formatted(text.length(), MAX_LENGTH));
            }
            String written = text.strip();
            return new Accepted(
                    option(written.startsWith("{") ? JsonForm.read(written) : ShortForm.read(written), type));
        } catch (RefusedException e) {
            return new Refused(e.problem());
        }
    }

    /**
     * Reads back what {@link datapipeline.model.json.CanonicalOption} wrote. It may be longer than what an uploader may
     * write, because every parameter is in it; its first step says of which family all of them are.
     *
     * @throws IllegalArgumentException when it is no canonical option
     */
    public static ProcessingOption readCanonical(String json) {
        try {
            Draft draft = JsonForm.read(json);
            FileType type = draft.steps().stream()
                    .findFirst()
                    .flatMap(first -> Operation.of(first.operation()))
                    .map(Operation::type)
                    .orElseThrow(() -> refused(ReasonCode.OPTION_UNKNOWN, "Its first step has no known operation."));
            return option(draft, type);
        } catch (RefusedException e) {
            throw new IllegalArgumentException("not a canonical option: " + json, e);
        }
    }

    private static ProcessingOption option(Draft draft, FileType type) {
        int count = draft.steps().size();
        if (count == 0 || count > ProcessingOption.MAX_STEPS) {
            throw refused(
                    count == 0 ? ReasonCode.OPTION_SYNTAX : ReasonCode.OPTION_TOO_LARGE,
                    "An option has 1 to %d steps; this one has %d.".formatted(ProcessingOption.MAX_STEPS, count));
        }
        List<ProcessingStep> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(step(i + 1, draft.steps().get(i), type));
        }
        return new ProcessingOption(draft.onError(), steps);
    }

    private static ProcessingStep step(int number, Written written, FileType type) {
        Operation operation = Operation.of(written.operation())
                .orElseThrow(() -> unknownOperation(number, written.operation(), type));
        if (operation.type() != type) {
            throw new RefusedException(new Problem(
                    ReasonCode.OPTION_WRONG_TYPE,
                    "Step %d: %s works on a %s, and this file is a %s. For a %s there are: %s."
                            .formatted(
                                    number,
                                    operation.wireName(),
                                    operation.type().inWords(),
                                    type.inWords(),
                                    type.inWords(),
                                    Operation.namesOn(type)),
                    Operation.on(type).stream().map(Operation::wireName).toList()));
        }
        Given given = given(number, operation, written.parameters());
        try {
            return operation.step(given);
        } catch (IllegalArgumentException e) {
            throw refused(ReasonCode.OPTION_VALUE, "Step %d: %s.".formatted(number, e.getMessage()));
        }
    }

    private static RefusedException unknownOperation(int number, String name, FileType type) {
        List<String> known =
                Operation.on(type).stream().map(Operation::wireName).toList();
        List<String> near = Spelling.nearest(name, known);
        return new RefusedException(new Problem(
                ReasonCode.OPTION_UNKNOWN,
                "Step %d: there is no operation %s.%s For a %s there are: %s."
                        .formatted(number, Problem.quoted(name), meant(near), type.inWords(), String.join(", ", known)),
                near));
    }

    private static Given given(int number, Operation operation, Map<String, String> parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, text) -> {
            Parameter parameter =
                    operation.parameter(name).orElseThrow(() -> unknownParameter(number, operation, name));
            if (values.put(parameter.name(), value(number, operation, parameter, text)) != null) {
                throw refused(
                        ReasonCode.OPTION_SYNTAX,
                        "Step %d (%s): %s is given twice.".formatted(number, operation.wireName(), parameter.name()));
            }
        });
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() && !values.containsKey(parameter.name())) {
                throw refused(
                        ReasonCode.OPTION_VALUE,
                        "Step %d (%s): %s is missing; it is %s."
                                .formatted(number, operation.wireName(), parameter.name(), parameter.allowed()));
            }
        }
        return new Given(values);
    }

    private static Object value(int number, Operation operation, Parameter parameter, String text) {
        try {
            return parameter.value(text);
        } catch (IllegalArgumentException e) {
            List<String> near = parameter.near(text);
            throw new RefusedException(new Problem(
                    ReasonCode.OPTION_VALUE,
                    "Step %d (%s): %s is %s, and must be %s.%s"
                            .formatted(
                                    number,
                                    operation.wireName(),
                                    parameter.name(),
                                    Problem.quoted(text),
                                    parameter.allowed(),
                                    meant(near)),
                    near.isEmpty() ? List.of("%s: %s".formatted(parameter.name(), parameter.allowed())) : near));
        }
    }

    private static RefusedException unknownParameter(int number, Operation operation, String name) {
        List<String> known =
                operation.parameters().stream().map(Parameter::name).toList();
        List<String> near = Spelling.nearest(name, known);
        String takes = known.isEmpty() ? "takes none" : "takes " + String.join(", ", known);
        return new RefusedException(new Problem(
                ReasonCode.OPTION_UNKNOWN,
                "Step %d: %s has no parameter %s.%s It %s."
                        .formatted(number, operation.wireName(), Problem.quoted(name), meant(near), takes),
                near));
    }

    private static String meant(List<String> near) {
        return near.isEmpty() ? "" : " Did you mean %s?".formatted(near.getFirst());
    }

    static RefusedException refused(ReasonCode code, String message) {
        return new RefusedException(Problem.of(code, message));
    }

    /** Ends the reading at the first thing that is wrong. */
    static final class RefusedException extends RuntimeException {
        private final transient Problem problem;

        RefusedException(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
