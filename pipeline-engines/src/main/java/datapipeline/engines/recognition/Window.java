package datapipeline.engines.recognition;

/**
 * How a layer walks over a picture.
 *
 * @param same whether it may reach beyond the edge, so that nothing but its step makes the result smaller
 */
record Window(boolean same, int across, int down) {
    static Window of(int padding, int across, int down) {
        return new Window(padding == 0, across, down);
    }

    /** How far the first place lies outside. */
    static int margin(boolean same, int size, int made, int step, int reach) {
        return same ? Math.max(0, (made - 1) * step + reach - size) / 2 : 0;
    }
}
