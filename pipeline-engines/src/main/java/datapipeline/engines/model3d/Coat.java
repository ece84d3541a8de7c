package datapipeline.engines.model3d;

import java.util.Optional;

/** The colours of a mesh: of its material, its vertices and its texture, multiplied. */
final class Coat {
    private final int[] corners;
    private final Material material;
    private final float[] colours;
    private final float[] places;
    private final Optional<Texture> texture;

    Coat(Mesh mesh) {
        this.corners = mesh.corners();
        this.material = mesh.material();
        this.colours = mesh.paint().colours();
        this.places = mesh.paint().places();
        this.texture = mesh.paint().texture();
    }

    /**
     * One triangle of it.
     *
     * @param at of its first corner
     * @param pixels it covers in the drawing
     */
    Patch patch(int at, double pixels) {
        return new Patch(
                corners[at],
                corners[at + 1],
                corners[at + 2],
                texture.map(found -> found.image().picture().level(share(at), pixels)));
    }

    /** How much of the texture the triangle shows. */
    private double share(int at) {
        int a = 2 * corners[at];
        int b = 2 * corners[at + 1];
        int c = 2 * corners[at + 2];
        double across = (places[b] - places[a]) * (places[c + 1] - places[a + 1]);
        double down = (places[c] - places[a]) * (places[b + 1] - places[a + 1]);
        return Math.abs(across - down) / 2;
    }

    /** A triangle with its colours. */
    final class Patch {
        private final int a;
        private final int b;
        private final int c;
        private final Optional<Picture.Level> level;

        private Patch(int a, int b, int c, Optional<Picture.Level> level) {
            this.a = a;
            this.b = b;
            this.c = c;
            this.level = level;
        }

        /** The colour, as alpha, red, green and blue, of the place that lies by these shares at each of the corners. */
        int colour(float nearA, float nearB, float nearC) {
            int texel = level.isEmpty()
                    ? -1
                    : texture.orElseThrow()
                            .colour(
                                    level.get(),
                                    mixed(places, 2, 0, nearA, nearB, nearC),
                                    mixed(places, 2, 1, nearA, nearB, nearC));
            int alpha = level(texel >>> 24, material.opacity(), 3, nearA, nearB, nearC);
            return alpha(alpha) << 24
                    | level(texel >> 16 & 255, material.red(), 0, nearA, nearB, nearC) << 16
                    | level(texel >> 8 & 255, material.green(), 1, nearA, nearB, nearC) << 8
                    | level(texel & 255, material.blue(), 2, nearA, nearB, nearC);
        }

        private int level(int texel, float factor, int channel, float nearA, float nearB, float nearC) {
            float own = colours.length == 0 ? 1 : mixed(colours, 4, channel, nearA, nearB, nearC);
            return Math.clamp(Math.round(texel * factor * own), 0, 255);
        }

        private float mixed(float[] values, int each, int channel, float nearA, float nearB, float nearC) {
            return nearA * values[each * a + channel]
                    + nearB * values[each * b + channel]
                    + nearC * values[each * c + channel];
        }
    }

    private int alpha(int opacity) {
        return switch (material.alpha()) {
            case Alpha.Solid solid -> 255;
            case Alpha.Cut cut -> opacity < cut.below() * 255 ? 0 : 255;
            case Alpha.Blended blended -> opacity;
        };
    }
}
