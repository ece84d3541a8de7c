package datapipeline.engines.model3d;

import org.jspecify.annotations.Nullable;

/**
 * What can be measured on a model, in its own units.
 *
 * @param volume absent when it is not watertight, as it then encloses nothing
 */
record Measures(
        int triangles,
        double[] size,
        double surfaceArea,
        @Nullable Double volume,
        boolean watertight) {

    static Measures of(Model model) {
        Surface surface = Surface.of(model);
        boolean watertight = Edges.of(surface).allMeetTwice();
        return new Measures(
                model.triangles(),
                model.size(),
                surface.area(),
                watertight ? Math.abs(surface.signedVolume()) : null,
                watertight);
    }
}
