/** The engines that are services of AWS; each room knows one service, and nothing of the other rooms. */
@NullMarked
package datapipeline.services;

import org.jspecify.annotations.NullMarked;
