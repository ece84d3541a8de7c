/** What the stand-ins of AWS's recognizing services share: our own engines to do the work, the files in S3, and a rate. */
@NullMarked
package datapipeline.local.standin;

import org.jspecify.annotations.NullMarked;
