/** Every file and its runs: the list, one file's page, its outputs, and the two commands an operator has. */
@NullMarked
package datapipeline.console.files;

import org.jspecify.annotations.NullMarked;
