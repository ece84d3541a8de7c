package datapipeline.model.option;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.OptionReader.Draft;
import datapipeline.model.option.OptionReader.Written;
import datapipeline.model.option.ProcessingOption.OnError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code operation;parameter=value;…, operation;…}: what fits a command line. */
final class ShortForm {
    private ShortForm() {}

    static Draft read(String text) {
        List<Written> steps = new ArrayList<>();
        int number = 0;
        for (String step : text.split(",", -1)) {
            number++;
            if (step.isBlank()) {
                throw OptionReader.refused(
                        ReasonCode.OPTION_SYNTAX,
                        "Step %d is empty in %s. Write steps as operation;parameter=value, joined by commas."
                                .formatted(number, Problem.quoted(text)));
            }
            steps.add(step(number, step.strip().split(";", -1)));
        }
        return new Draft(OnError.FAIL, steps);
    }

    private static Written step(int number, String[] parts) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1) {
                throw OptionReader.refused(
                        ReasonCode.OPTION_SYNTAX,
                        "Step %d: %s is not of the form parameter=value."
                                .formatted(number, Problem.quoted(parts[i].strip())));
            }
            String name = parts[i].substring(0, equals).strip();
            if (parameters.put(name, parts[i].substring(equals + 1).strip()) != null) {
                throw OptionReader.refused(
                        ReasonCode.OPTION_SYNTAX,
                        "Step %d: %s is given twice.".formatted(number, Problem.quoted(name)));
            }
        }
        return new Written(parts[0].strip(), parameters);
    }
}
