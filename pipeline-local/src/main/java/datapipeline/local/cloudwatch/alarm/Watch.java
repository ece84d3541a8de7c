package datapipeline.local.cloudwatch.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm goes by.
 *
 * @param rule of a composite alarm, which has nothing else; null for one that watches metrics
 * @param queries one returns data: that is what is watched
 * @param single whether the request named one metric, not queries
 * @param periods N: how many data points are looked at
 * @param needed M: how many of them must breach
 */
record Watch(
        @Nullable String rule,
        List<KeptQuery> queries,
        boolean single,
        Comparison comparison,
        double threshold,
        int periods,
        int needed,
        MissingData missing) {

    Watch {
        queries = List.copyOf(queries);
    }

    static Watch composite(String rule) {
        return new Watch(rule, List.of(), false, Comparison.GREATER, 0, 1, 1, MissingData.MISSING);
    }

    boolean isComposite() {
        return rule != null;
    }

    /** The query whose result is compared with the threshold. */
    KeptQuery watched() {
        return queries.stream().filter(KeptQuery::returnData).findFirst().orElseThrow();
    }
}
