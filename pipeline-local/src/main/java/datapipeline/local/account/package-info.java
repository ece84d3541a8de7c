/** The one account of the embedded cloud: its number, its region and its names. */
@NullMarked
package datapipeline.local.account;

import org.jspecify.annotations.NullMarked;
