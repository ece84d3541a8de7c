package datapipeline.model.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a run would cost at list price, by what AWS charges for. It is an estimate: the time is that of the machine it ran
 * on, and no discount, free tier, storage, log or transfer is in it.
 *
 * @param microUsd the whole in millionths of a dollar, rounded; absent when the price or the amount of any part is not
 *     known
 * @param prices which: {@code us-east-1 2026-11-22}
 */
public record CostEstimate(Optional<Long> microUsd, String prices, List<Part> parts) {
    private static final long PICO_IN_A_MICRO = 1_000_000;

    /**
     * One line of the bill.
     *
     * @param counted in the unit that {@link Rate} names; absent when nobody told
     * @param picoUsd in trillionths of a dollar; absent when the amount or its price is not known
     */
    public record Part(Rate rate, Optional<Long> counted, Optional<Long> picoUsd) {}

    public CostEstimate {
        parts = List.copyOf(parts);
        if (!microUsd.equals(sum(parts))) {
            throw new IllegalArgumentException("%s micro-dollars are not the sum of %s".formatted(microUsd, parts));
        }
    }

    /** The bill for all that was used, each rate once, in the order of the rates. */
    public static CostEstimate of(RunUsage usage, PriceTable table) {
        List<Part> parts = new ArrayList<>();
        usage.amounts().forEach((rate, amount) -> {
            Optional<Long> counted = amount.isPresent() ? Optional.of(amount.getAsLong()) : Optional.empty();
            parts.add(new Part(rate, counted, counted.flatMap(count -> table.price(rate, count))));
        });
        return new CostEstimate(sum(parts), table.region() + " " + table.retrieved(), parts);
    }

    /** Who gets how much, in trillionths of a dollar, the greatest first; who charges at an unknown price comes first. */
    public List<Map.Entry<String, OptionalLong>> byService() {
        Map<String, OptionalLong> services = new TreeMap<>();
        for (Part part : parts) {
            services.merge(
                    part.rate().service(),
                    part.picoUsd().map(OptionalLong::of).orElse(OptionalLong.empty()),
                    CostEstimate::plus);
        }
        return services.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, OptionalLong> each) ->
                        -each.getValue().orElse(Long.MAX_VALUE)))
                .toList();
    }

    /** An unknown part makes the sum unknown. */
    static OptionalLong plus(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(Math.addExact(one.getAsLong(), other.getAsLong()))
                : OptionalLong.empty();
    }

    private static Optional<Long> sum(List<Part> parts) {
        OptionalLong pico = parts.stream()
                .map(part -> part.picoUsd().map(OptionalLong::of).orElse(OptionalLong.empty()))
                .reduce(OptionalLong.of(0), CostEstimate::plus);
        return pico.isPresent() && !parts.isEmpty()
                ? Optional.of(PriceTable.rounded(pico.getAsLong(), PICO_IN_A_MICRO))
                : Optional.empty();
    }
}
