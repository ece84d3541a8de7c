package datapipeline.console.files;

import datapipeline.console.layout.Words;
import datapipeline.model.cost.CostEstimate;
import java.util.List;

/**
 * A service's part of what a run would cost, ready to be printed.
 *
 * @param share thousandths of the whole; 0 when this part or the whole is not known
 */
public record CostRow(String service, String amount, double share) {
    private static final long PICO_IN_A_MICRO = 1_000_000;

    static List<CostRow> of(CostEstimate cost, Words words) {
        double whole =
                cost.microUsd().map(micro -> (double) micro * PICO_IN_A_MICRO).orElse(0.0);
        return cost.byService().stream()
                .map(part -> new CostRow(
                        part.getKey(),
                        part.getValue().isPresent()
                                ? words.dollars(Math.round(part.getValue().getAsLong() / (double) PICO_IN_A_MICRO))
                                : "not known",
                        whole == 0 ? 0 : part.getValue().orElse(0) * 1000 / whole))
                .toList();
    }
}
