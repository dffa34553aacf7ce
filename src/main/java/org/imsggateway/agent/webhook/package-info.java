/** An agent behind a URL: the message is posted to it, signed, and what it answers is the reply. */
@NullMarked
package org.imsggateway.agent.webhook;

import org.jspecify.annotations.NullMarked;
