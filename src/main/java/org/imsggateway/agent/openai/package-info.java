/** An agent behind an OpenAI-compatible API: the session goes to a model, and what it answers is the reply. */
@NullMarked
package org.imsggateway.agent.openai;

import org.jspecify.annotations.NullMarked;
