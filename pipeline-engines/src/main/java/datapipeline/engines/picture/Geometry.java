package datapipeline.engines.picture;

import datapipeline.model.option.ProcessingStep.Resize;

/**
 * From one size to another: first scaled, then cropped to a box or set into one.
 *
 * @param width of the scaled picture
 * @param boxWidth of the result
 */
record Geometry(int width, int height, int boxWidth, int boxHeight) {

    static Geometry of(Picture picture, Resize wish) {
        double across = wish.width().map(w -> (double) w / picture.width()).orElse(Double.MAX_VALUE);
        double down = wish.height().map(h -> (double) h / picture.height()).orElse(Double.MAX_VALUE);
        double most = wish.upscale() ? Double.MAX_VALUE : 1;
        return switch (wish.fit()) {
            case "fill" -> whole(picture, Math.min(across, most), Math.min(down, most));
            case "cover" -> cropped(whole(picture, Math.min(Math.max(across, down), most)), wish);
            case "contain" -> padded(whole(picture, Math.min(Math.min(across, down), most)), wish);
            default -> whole(picture, Math.min(Math.min(across, down), most));
        };
    }

    static Geometry same(Picture picture) {
        return whole(picture, 1);
    }

    boolean crops() {
        return boxWidth < width || boxHeight < height;
    }

    boolean pads() {
        return boxWidth > width || boxHeight > height;
    }

    private static Geometry whole(Picture picture, double scale) {
        return whole(picture, scale, scale);
    }

    private static Geometry whole(Picture picture, double across, double down) {
        int width = (int) Math.max(1, Math.round(picture.width() * across));
        int height = (int) Math.max(1, Math.round(picture.height() * down));
        return new Geometry(width, height, width, height);
    }

    private static Geometry cropped(Geometry scaled, Resize wish) {
        int width = Math.min(scaled.width, wish.width().orElse(scaled.width));
        int height = Math.min(scaled.height, wish.height().orElse(scaled.height));
        return new Geometry(scaled.width, scaled.height, width, height);
    }

    private static Geometry padded(Geometry scaled, Resize wish) {
        int width = Math.max(scaled.width, wish.width().orElse(scaled.width));
        int height = Math.max(scaled.height, wish.height().orElse(scaled.height));
        return new Geometry(scaled.width, scaled.height, width, height);
    }

    /** The filters that follow scaling: the middle is kept, and the margins show the background. */
    String framing(boolean alpha) {
        if (crops()) {
            return ",crop=%d:%d".formatted(boxWidth, boxHeight);
        }
        return pads()
                ? ",%spad=%d:%d:(ow-iw)/2:(oh-ih)/2:color=%s"
                        .formatted(alpha ? "format=rgba," : "", boxWidth, boxHeight, alpha ? "black@0" : "white")
                : "";
    }

    String scaling() {
        return "scale=%d:%d:flags=lanczos+accurate_rnd+full_chroma_int".formatted(width, height);
    }
}
