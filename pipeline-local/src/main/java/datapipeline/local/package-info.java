/** The program that the run command starts: the console, the functions and the cloud they run in, in one process. */
@NullMarked
package datapipeline.local;

import org.jspecify.annotations.NullMarked;
