package org.imsggateway.access;

import org.imsggateway.doctor.DoctorCheck;

/** A look at who may talk. What it finds is also said in the log when the gateway starts. */
interface AccessCheck extends DoctorCheck {}
