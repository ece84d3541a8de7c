package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Paint;

/**
 * Where in the bytes of a vertex what lies: first three unsigned 16-bit steps of the grid and two bytes left free, then
 * three signed bytes of normal and one free, then what the mesh is painted with.
 *
 * @param laid whether two floating-point numbers follow, the place on the texture
 * @param coloured whether four unsigned bytes follow: red, green, blue and opacity
 */
record Layout(boolean laid, boolean coloured) {
    static final int NORMAL_AT = 8;
    static final int PLACE_AT = 12;

    static Layout of(Paint paint) {
        return new Layout(paint.texture().isPresent(), paint.colours().length > 0);
    }

    int colourAt() {
        return PLACE_AT + (laid ? 8 : 0);
    }

    int stride() {
        return colourAt() + (coloured ? 4 : 0);
    }
}
