/** The embedded cloud as the aws command sees it: every one on this machine, of whatever age. */
@NullMarked
package datapipeline.local.cli;

import org.jspecify.annotations.NullMarked;
