package datapipeline.engines.model3d;

/**
 * What a surface looks like without pictures on it, as in glTF.
 *
 * @param red 0 to 1, as green, blue and opacity
 * @param alpha what the opacity means
 * @param metallic from 0, which is paint or stone, to 1, which is metal
 * @param roughness from 0, which is a mirror, to 1
 * @param doubleSided whether its back is seen too
 */
public record Material(
        float red,
        float green,
        float blue,
        float opacity,
        Alpha alpha,
        float metallic,
        float roughness,
        boolean doubleSided) {
    private static final float MATT = .8f;

    /** Something of that colour that neither shines nor lets light through. */
    public static Material matt(float red, float green, float blue) {
        return new Material(red, green, blue, 1, new Alpha.Solid(), 0, MATT, false);
    }

    boolean letsLightThrough() {
        return alpha instanceof Alpha.Blended;
    }
}
