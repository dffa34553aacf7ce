/** Findings for operators: a symptom, its cause, its remedy; and the port through which features report theirs. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.imsggateway.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
