/** The one place that speaks to AWS: each class gives a room what it needs, in the words of one service. */
@NullMarked
package datapipeline.handlers.aws;

import org.jspecify.annotations.NullMarked;
