package datapipeline.engines.optimization;

import java.util.List;
import java.util.Optional;

/**
 * What became lighter, as it lies in {@code optimization.json}.
 *
 * @param targetTriangles as asked for; absent when it was left to the engine
 * @param deviation how far the surface moved
 * @param quantizationError how far a vertex moved at most by being written in 16 bits, in the model's units; part of
 *     the deviation
 * @param notes sentences on what was left out or could not be reached
 */
record OptimizationReport(
        Figures before,
        Figures after,
        Optional<Integer> targetTriangles,
        Deviation deviation,
        double quantizationError,
        List<String> notes) {
    OptimizationReport {
        notes = List.copyOf(notes);
    }
}
