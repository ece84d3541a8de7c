package datapipeline.engines.model3d;

import java.util.Optional;

/**
 * What a mesh has on it besides its material; all are multiplied with one another.
 *
 * @param colours red, green, blue and opacity of each vertex, 0 to 1; empty for white
 * @param places where on the texture each vertex lies, across and down from its upper left corner, 1 being the far edge;
 *     empty without a texture
 */
public record Paint(float[] colours, float[] places, Optional<Texture> texture) {
    private static final Paint NONE = new Paint(new float[0], new float[0], Optional.empty());

    public static Paint none() {
        return NONE;
    }
}
