/** No program: messages wait in the journal until someone answers through the API. */
@NullMarked
package org.imsggateway.agent.inbox;

import org.jspecify.annotations.NullMarked;
