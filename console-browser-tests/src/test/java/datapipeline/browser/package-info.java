/** What a person does in the console, done in a real browser against the whole product. */
@NullMarked
package datapipeline.browser;

import org.jspecify.annotations.NullMarked;
