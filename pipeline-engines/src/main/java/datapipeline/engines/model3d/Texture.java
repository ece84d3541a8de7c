package datapipeline.engines.model3d;

/**
 * A picture on a surface.
 *
 * @param across what lies beside it
 * @param down what lies above and below it
 */
public record Texture(TextureImage image, Wrap across, Wrap down) {

    /** What lies beyond the edge of a texture, with its number in glTF, which is that of OpenGL. */
    public enum Wrap {
        REPEATED(10497),
        MIRRORED(33648),
        STRETCHED(33071);

        private final int number;

        Wrap(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        /** Which of so many pixels stands at this place, 0 to 1 being those of the picture itself. */
        int pixel(float place, int pixels) {
            int at = (int) Math.floor((double) place * pixels);
            return switch (this) {
                case REPEATED -> Math.floorMod(at, pixels);
                case MIRRORED -> {
                    int there = Math.floorMod(at, 2 * pixels);
                    yield there < pixels ? there : 2 * pixels - 1 - there;
                }
                case STRETCHED -> Math.clamp(at, 0, pixels - 1);
            };
        }
    }

    /** The pixel at this place, as alpha, red, green and blue. */
    int colour(Picture.Level level, float right, float below) {
        return level.pixel(across.pixel(right, level.width()), down.pixel(below, level.height()));
    }
}
