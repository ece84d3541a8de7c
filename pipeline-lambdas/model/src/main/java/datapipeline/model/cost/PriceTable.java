package datapipeline.model.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * List prices of one Region as they were on a day, in trillionths of a dollar (1 USD = 1 000 000 000 000), so that every
 * price is a whole number. A rate that has none is not known; it is not free.
 *
 * @param region such as {@code us-east-1}
 * @param retrieved when the prices were looked up; each was published before
 */
public record PriceTable(String region, LocalDate retrieved, Map<Rate, Long> picoUsd) {
    private static final String RESOURCE = "/datapipeline/model/prices-us-east-1.json";
    private static final int PICO = 12;

    /** What is shipped; the resource names the source and the date of every price. */
    public static final PriceTable SHIPPED = read(RESOURCE);

    public PriceTable {
        picoUsd = Map.copyOf(picoUsd);
    }

    /**
     * What so much of something costs, to the nearest trillionth of a dollar.
     *
     * @param counted in the unit that {@link Rate} names
     * @return nothing when the price is not known
     * @throws ArithmeticException beyond nine million dollars
     */
    public Optional<Long> price(Rate rate, long counted) {
        return Optional.ofNullable(picoUsd.get(rate))
                .map(one -> rounded(Math.multiplyExact(one, counted), rate.countsInAUnit()));
    }

    /** The nearest whole number; from the middle, the greater. */
    static long rounded(long amount, long by) {
        return Math.floorDiv(Math.addExact(amount, by / 2), by);
    }

    private static PriceTable read(String resource) {
        try (InputStream in = PriceTable.class.getResourceAsStream(resource)) {
            JsonNode table = new JsonMapper().readTree(in);
            Map<Rate, Long> prices = new EnumMap<>(Rate.class);
            for (JsonNode row : table.get("prices")) {
                if (row.has("usd")) {
                    prices.put(Rate.valueOf(row.get("rate").asString()), picoUsd(row));
                }
            }
            return new PriceTable(
                    table.get("region").asString(),
                    LocalDate.parse(table.get("retrieved").asString()),
                    prices);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static long picoUsd(JsonNode row) {
        BigDecimal usd = new BigDecimal(row.get("usd").asString());
        return usd.scaleByPowerOfTen(PICO)
                .divide(BigDecimal.valueOf(row.get("per").asLong()))
                .longValueExact();
    }
}
