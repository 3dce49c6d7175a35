/** Which promise applies to which enquiry: versioned policies, their targets, and the packs they ship in. 响应承诺 */
@NullMarked
package io.pronto.sla.policy;

import org.jspecify.annotations.NullMarked;
