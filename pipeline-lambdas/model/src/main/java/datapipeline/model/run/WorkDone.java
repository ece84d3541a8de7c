package datapipeline.model.run;

import datapipeline.model.Excerpt;

/**
 * How far a worker has got with a run.
 *
 * @param percent from 0 to 100
 * @param doing what goes on: "transcode: encoding"
 */
public record WorkDone(int percent, String doing) {
    private static final int MAX_DOING = 80;

    public WorkDone {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("%d percent cannot be done".formatted(percent));
        }
        doing = Excerpt.of(doing, MAX_DOING);
    }

    /** One step of several, each counted for the same share of the whole; a part beyond its bounds is taken as the bound. */
    public static WorkDone of(int step, int steps, double part, String doing) {
        double within = part >= 0 ? Math.min(1, part) : 0; // What is no number is nothing done.
        return new WorkDone((int) (100 * (step + within) / steps), doing);
    }
}
