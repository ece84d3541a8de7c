package datapipeline.local.samples;

import datapipeline.console.files.FileRow;
import org.jspecify.annotations.Nullable;

/**
 * A sample, ready to be printed.
 *
 * @param words what it is
 * @param option what is asked for
 * @param asked false: nothing is, so the default is done
 * @param run its newest run; absent when it was never sent
 */
public record SampleRow(
        String key,
        String name,
        String words,
        String option,
        boolean asked,
        String size,
        String licence,
        @Nullable FileRow run) {}
