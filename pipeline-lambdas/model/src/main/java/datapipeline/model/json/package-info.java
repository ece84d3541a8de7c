/** How the words travel: the JSON of messages, manifests and canonical options. */
@NullMarked
package datapipeline.model.json;

import org.jspecify.annotations.NullMarked;
