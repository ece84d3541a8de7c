/** Amazon Rekognition on one machine: its requests, answers and errors, and our own networks that do the looking. */
@NullMarked
package datapipeline.local.rekognition;

import org.jspecify.annotations.NullMarked;
