/** An agent that answers with the text it got. */
@NullMarked
package org.imsggateway.agent.echo;

import org.jspecify.annotations.NullMarked;
