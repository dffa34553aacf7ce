/** The program's entry: serve, or run one command and exit, or be the simulator. */
@NullMarked
package org.imsggateway;

import org.jspecify.annotations.NullMarked;
