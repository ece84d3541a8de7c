package datapipeline.engines.picture;

import datapipeline.model.Format;

/**
 * A picture as its header describes it.
 *
 * @param width in pixels as it is meant to be seen, so after turning it the way the camera was held
 * @param alpha whether anything may shine through
 */
record Picture(Format format, int width, int height, boolean alpha) {}
