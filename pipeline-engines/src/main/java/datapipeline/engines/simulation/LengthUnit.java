package datapipeline.engines.simulation;

import datapipeline.model.Format;

/**
 * How long the model's unit of length is.
 *
 * @param metres what the drop takes one unit for
 * @param basis where that comes from
 */
record LengthUnit(String name, double metres, String basis) {

    static LengthUnit of(Format format) {
        return switch (format) {
            case GLTF, GLB, X3D -> new LengthUnit("metre", 1, "the format measures in metres");
            case STL, AMF, THREE_MF -> unstated(.001, "one millimetre, as 3D printers do");
            default -> unstated(1, "one metre");
        };
    }

    private static LengthUnit unstated(double metres, String words) {
        return new LengthUnit(
                "unit of the file",
                metres,
                "the file states no unit that is read; only the times of the drop depend on it, and take it for "
                        + words);
    }
}
