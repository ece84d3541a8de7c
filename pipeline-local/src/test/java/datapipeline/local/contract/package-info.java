/** What a service of the embedded cloud must do, asked by real clients: of ours, or of any other endpoint. */
@NullMarked
package datapipeline.local.contract;

import org.jspecify.annotations.NullMarked;
