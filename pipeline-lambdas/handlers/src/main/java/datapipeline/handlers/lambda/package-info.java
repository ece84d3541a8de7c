/** The doors of the functions: each parses what Lambda hands it, lets one room do it, and answers. */
@NullMarked
package datapipeline.handlers.lambda;

import org.jspecify.annotations.NullMarked;
