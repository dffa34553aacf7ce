/** Events for programs elsewhere: what happens is posted, signed and in order, to the URLs that were configured. */
@NullMarked
package org.imsggateway.admin.events;

import org.jspecify.annotations.NullMarked;
