/** Documents that people have said what they are, and what can be told of another by its likeness to them. */
@NullMarked
package datapipeline.model.example;

import org.jspecify.annotations.NullMarked;
