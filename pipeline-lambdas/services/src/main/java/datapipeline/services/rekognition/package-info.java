/** Amazon Rekognition tells what is to be seen in a picture. */
@NullMarked
package datapipeline.services.rekognition;

import org.jspecify.annotations.NullMarked;
