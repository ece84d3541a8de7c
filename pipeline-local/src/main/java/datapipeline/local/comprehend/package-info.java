/** Amazon Comprehend on one machine: its requests, answers and errors, and our own engine that reads the text. */
@NullMarked
package datapipeline.local.comprehend;

import org.jspecify.annotations.NullMarked;
