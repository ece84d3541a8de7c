package datapipeline.engines.picture;

import datapipeline.model.Format;

/**
 * A picture as its header describes it.
 *
 * @param width in pixels as it is meant to be seen, so after turning it the way the camera was held
 * @param alpha whether anything may shine through
 * @param composition what has to be put together to see it
 * @param frames more than one where it moves
 * @param profile what is known of its colour profile
 */
record Picture(
        Format format, int width, int height, boolean alpha, Composition composition, int frames, Profile profile) {

    /** How a picture lies in its file. */
    enum Composition {
        WHOLE,
        /** A grid of smaller pictures, as telephones write them. */
        TILES,
        /** Colours in one track, what shines through in a second one: an AVIF. */
        COLOURS_AND_ALPHA
    }

    /** Which colours its numbers mean. */
    enum Profile {
        NONE,
        /** It says so itself, and the result will say the same. */
        KEPT,
        /** It speaks of ink or of greys, and the result is red, green and blue: it would mislead. */
        UNFIT
    }

    Picture moving(int count) {
        return new Picture(format, width, height, alpha, composition, count, profile);
    }

    boolean moves() {
        return frames > 1;
    }
}
