/** The first page: what needs a person, what runs, and how long files take. Figures are counted, never guessed. */
@NullMarked
package datapipeline.console.overview;

import org.jspecify.annotations.NullMarked;
