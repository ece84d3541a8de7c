/** What all pages share: the frame, the navigation, the words for sizes and times, and how silence is told. */
@NullMarked
package datapipeline.console.layout;

import org.jspecify.annotations.NullMarked;
