package datapipeline.engines.model3d;

/** What the opacity of a surface means, as in glTF. */
public sealed interface Alpha {
    /** Nothing: it is solid whatever its colours say. */
    record Solid() implements Alpha {}

    /**
     * There is a hole where it is lower, and the surface is solid elsewhere: leaves, fences.
     *
     * @param below 0 to 1
     */
    record Cut(float below) implements Alpha {}

    /** What lies behind shines through by as much as is missing. */
    record Blended() implements Alpha {}
}
