/** Lifecycle rules: when an object moves to a cheaper storage class, and when it goes. */
@NullMarked
package datapipeline.lifecycle.rules;

import org.jspecify.annotations.NullMarked;
