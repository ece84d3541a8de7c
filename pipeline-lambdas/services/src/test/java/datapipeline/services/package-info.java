@NullMarked
package datapipeline.services;

import org.jspecify.annotations.NullMarked;
