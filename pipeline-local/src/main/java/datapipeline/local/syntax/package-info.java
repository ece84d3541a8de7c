/** What the small languages of CloudWatch have in common: metric math, and the patterns that filter log events. */
@NullMarked
package datapipeline.local.syntax;

import org.jspecify.annotations.NullMarked;
