/** Amazon Comprehend tells language, key phrases, names and tone of a text. */
@NullMarked
package datapipeline.services.comprehend;

import org.jspecify.annotations.NullMarked;
